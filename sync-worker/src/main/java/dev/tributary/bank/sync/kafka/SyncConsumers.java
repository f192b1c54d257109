package dev.tributary.bank.sync.kafka;

import dev.tributary.bank.sync.ControlImport;
import dev.tributary.bank.sync.RunUnit;
import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Controls have threads of their own: a cancel must not queue behind the calls it is to break off.
@ApplicationScoped
class SyncConsumers {

    private final RunUnit runUnit;
    private final ControlImport controlImport;

    SyncConsumers(RunUnit runUnit, ControlImport controlImport) {
        this.runUnit = runUnit;
        this.controlImport = controlImport;
    }

    @Incoming("sync-commands")
    @RunOnVirtualThread
    @Blocking(ordered = false)
    void command(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, SyncAccount.class, runUnit::run);
    }

    @Incoming("import-control")
    @Blocking("control")
    void control(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, ImportControl.class, controlImport::control);
    }
}
