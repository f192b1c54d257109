package dev.tributary.scheduler.run.kafka;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.messaging.Delivery;
import dev.tributary.scheduler.run.FollowImport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ImportConsumer {

    private final FollowImport following;

    ImportConsumer(FollowImport following) {
        this.following = following;
    }

    /// Of an import that its person has deleted the run keeps the end it had.
    @Incoming("import-jobs")
    Uni<Void> changed(ConsumerRecord<String, String> message) {
        return Delivery.deliver(
                message,
                Event.class,
                event -> event instanceof ImportJobChanged news
                        ? following.follow(news)
                        : Uni.createFrom().voidItem());
    }
}
