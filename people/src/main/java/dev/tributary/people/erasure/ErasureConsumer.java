package dev.tributary.people.erasure;

import dev.tributary.contracts.Erasure;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Notes who is to be erased; [EraseTicker] does it, however often it is interrupted.
@ApplicationScoped
public class ErasureConsumer {

    private final ErasureRows rows;

    ErasureConsumer(ErasureRows rows) {
        this.rows = rows;
    }

    @Incoming("user-erasures")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    public void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, Erasure.class, this::note);
    }

    private void note(Erasure erasure) {
        rows.begun(erasure);
        switch (erasure) {
            case Erasure.ErasureRequested _ -> {}
            case Erasure.UserErased closing -> rows.closing(closing);
            case Erasure.DataErased answer -> {
                if (answer.last()) {
                    rows.closed(answer);
                }
            }
        }
    }
}
