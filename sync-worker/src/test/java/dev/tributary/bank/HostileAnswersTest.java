package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers that no document allows: the good rows are kept, the bad ones are stored with the reason and counted.
@QuarkusTest
@WithTestResource(TestingBank.class)
class HostileAnswersTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate from = today.minusDays(60);

    static List<Fault> oddButReadable() {
        return List.of(
                new Fault.UnknownValues(),
                new Fault.FlippedSigns(),
                new Fault.Timestamps(Fault.TimestampShape.DATE),
                new Fault.Timestamps(Fault.TimestampShape.OFFSET),
                new Fault.Timestamps(Fault.TimestampShape.SPACE),
                new Fault.ContentType("text/html"));
    }

    static List<Fault> unreadableOnce() {
        return List.of(new Fault.HtmlPage(200), new Fault.HtmlPage(502));
    }

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
    }

    @ParameterizedTest
    @MethodSource("oddButReadable")
    void whatIsOddIsReadWithoutLosingARow(Fault fault) {
        // given
        var account = connected();
        TestingBank.simulator().faults().add(FaultRule.onAccount(account.bankId(), fault));
        // when
        var sync = TestingImport.of(account, from, today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(sync.counts().errors()).isZero();
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, from, today));
    }

    @ParameterizedTest
    @MethodSource("unreadableOnce")
    void aPageForPeopleIsNoAnswerAndIsAskedForAgain(Fault fault) {
        // given
        var account = connected();
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), fault).times(1));
        // when
        var sync = TestingImport.of(account, from, today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, from, today));
    }

    @Test
    void absurdRowsAreKeptWithTheReasonAndCountedAndTheGoodOnesStored() {
        // given
        var account = connected();
        TestingBank.simulator().faults().add(FaultRule.onAccount(account.bankId(), new Fault.AbsurdRows()));
        // when
        var sync = TestingImport.of(account, from, today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, from, today));
        assertThat(sync.counts().errors()).isEqualTo(10);
        assertThat(TestingImport.count("SELECT count(*) FROM rejected_rows WHERE reason <> '' AND job_id = '%s'"
                        .formatted(sync.jobId())))
                .isEqualTo(10);
    }

    private static TestingAccount connected() {
        var person = TestingPerson.someone();
        person.connects("john85", "doe85");
        return person.accounts().getFirst();
    }
}
