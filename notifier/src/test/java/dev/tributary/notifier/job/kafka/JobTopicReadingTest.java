package dev.tributary.notifier.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class JobTopicReadingTest {

    private static final String TOPIC = "import.jobs";
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

    private final MockConsumer<String, String> broker = new MockConsumer<>("earliest");
    private final PassingClock clock = new PassingClock();
    private final CatchUp catchUp = new CatchUp(new Config(), clock);
    private final JobTopicReading reading = new JobTopicReading(broker, catchUp);

    @Test
    void isCaughtUpWhenItHasReadWhatWasThereAtTheStart() {
        // given
        has(FIRST, 2);
        reading.lookAround();
        var before = reading.isCaughtUp();

        // when
        arrives(FIRST, 0);
        arrives(FIRST, 1);
        reading.poll(Duration.ZERO);

        // then
        assertThat(before).isFalse();
        assertThat(reading.isCaughtUp()).isTrue();
        assertThat(catchUp.isDone()).isTrue();
    }

    @Test
    void isCaughtUpWithATopicThatHoldsNothing() {
        // given
        has(FIRST, 0);

        // when
        reading.lookAround();

        // then
        assertThat(reading.isCaughtUp()).isTrue();
    }

    @Test
    void isNotCaughtUpWithATopicThatDoesNotExist() {
        // when
        reading.lookAround();

        // then
        assertThat(reading.isCaughtUp()).isFalse();
        assertThat(catchUp.isInTouch()).isFalse();
    }

    @Test
    void takesUpAPartitionThatIsAddedLaterFromItsBeginning() {
        // given
        has(FIRST, 0);
        reading.lookAround();

        // when
        has(FIRST, 0, SECOND, 1);
        reading.lookAround();
        arrives(SECOND, 0);

        // then
        assertThat(reading.poll(Duration.ZERO).count()).isEqualTo(1);
        assertThat(broker.assignment()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void isOutOfTouchWhenTheBrokerHasNotAnsweredForAWhile() {
        // given
        has(FIRST, 0);
        reading.lookAround();
        var before = catchUp.isInTouch();

        // when
        clock.now = clock.now.plusSeconds(31);
        broker.setOffsetsException(new TimeoutException("nobody answers"));
        reading.lookAround();

        // then
        assertThat(before).isTrue();
        assertThat(catchUp.isInTouch()).isFalse();
    }

    private void has(TopicPartition partition, long end) {
        broker.updatePartitions(TOPIC, List.of(info(partition)));
        broker.updateBeginningOffsets(Map.of(partition, 0L));
        broker.updateEndOffsets(Map.of(partition, end));
    }

    private void has(TopicPartition one, long end, TopicPartition other, long otherEnd) {
        has(one, end);
        has(other, otherEnd);
        broker.updatePartitions(TOPIC, List.of(info(one), info(other)));
    }

    private void arrives(TopicPartition partition, long offset) {
        broker.addRecord(new ConsumerRecord<>(TOPIC, partition.partition(), offset, "key", "value"));
    }

    private static PartitionInfo info(TopicPartition partition) {
        return new PartitionInfo(TOPIC, partition.partition(), Node.noNode(), new Node[0], new Node[0]);
    }

    private record Config(Duration lookAround, Duration outOfTouchAfter) implements JobTopicConfig {
        Config() {
            this(Duration.ofSeconds(5), Duration.ofSeconds(30));
        }
    }

    private static final class PassingClock extends Clock {
        private Instant now = Instant.parse("2026-03-29T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
