package dev.tributary.enrichment.languagemodel;

import dev.tributary.enrichment.languagemodel.LanguageModel.Receipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lets every call through until told otherwise, and keeps what became of each.
public final class TestingModelCalls implements ModelCalls {

    public final List<Intent> begun = Collections.synchronizedList(new ArrayList<>());
    public final List<Receipt> settled = Collections.synchronizedList(new ArrayList<>());
    public final List<UUID> notBilled = Collections.synchronizedList(new ArrayList<>());
    public final List<UUID> silent = Collections.synchronizedList(new ArrayList<>());

    private int room = Integer.MAX_VALUE;
    private Admission.@Nullable Refused refused;

    public void refuseAfter(int calls, Admission.Refused with) {
        room = calls;
        refused = with;
    }

    @Override
    public Admission begin(Payer payer, Intent intent) {
        if (refused != null && begun.size() >= room) {
            return refused;
        }
        begun.add(intent);
        return new Admission.Admitted(UUID.randomUUID());
    }

    @Override
    public void settled(UUID callId, Receipt receipt) {
        settled.add(receipt);
    }

    @Override
    public void notBilled(UUID callId) {
        notBilled.add(callId);
    }

    @Override
    public void silent(UUID callId) {
        silent.add(callId);
    }
}
