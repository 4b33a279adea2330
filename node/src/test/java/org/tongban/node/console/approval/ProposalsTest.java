package org.tongban.node.console.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.Proposal.State;
import org.tongban.node.console.approval.ProposalException.Fault;
import org.tongban.node.console.user.Operations;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** Four eyes: who may do what with a proposal, and what happens when two do it at once. */
class ProposalsTest {
  private static final String SERVICE = "certificate.marriage";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
  private static Database database;

  private Proposals proposals;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void none() {
    JdbcClient.create(database.dataSource()).sql("DELETE FROM console_proposal").update();
    var operations = new Operations(database.dataSource(), CLOCK);
    proposals = new Proposals(database.dataSource(), operations, CLOCK);
  }

  private Proposal written(String by, int version, String content) {
    return proposals.write(by, Kind.ROUTE, SERVICE, version, "base", content);
  }

  private int submitted() {
    var draft = written("an", 0, "one");
    return proposals.submit("an", Kind.ROUTE, SERVICE, draft.version(), "why").version();
  }

  private static void refused(Fault fault, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ProposalException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  private void approve(String by, int version) {
    proposals.approve(by, Kind.ROUTE, SERVICE, version, one -> {});
  }

  @Test
  void aSecondPersonPutsInForceWhatTheFirstWrote() {
    // Given
    int version = submitted();
    var inForce = new ArrayList<String>();

    // When
    proposals.approve(
        "bo", Kind.ROUTE, SERVICE, version, one -> inForce.add(one.content() + one.note()));

    // Then
    assertThat(inForce).containsExactly("onewhy");
    assertThat(proposals.open(Kind.ROUTE, SERVICE)).isEmpty();
    assertThat(proposals.last(Kind.ROUTE, 1).get(0).state()).isEqualTo(State.APPLIED);
  }

  @Test
  void nobodyPutsInForceWhatHeWroteAtHoweverLittle() {
    // Given two who wrote at it
    var draft = written("an", 0, "one");
    draft = written("bo", draft.version(), "two");
    int version = proposals.submit("an", Kind.ROUTE, SERVICE, draft.version(), "").version();

    // Then
    refused(Fault.SAME_PERSON, () -> approve("an", version));
    refused(Fault.SAME_PERSON, () -> approve("bo", version));
    approve("cy", version);
  }

  @Test
  void whoReadAnOlderOneChangesNothing() {
    // Given
    written("an", 0, "one");

    // Then
    refused(Fault.CHANGED, () -> written("bo", 0, "two"));
    assertThat(proposals.open(Kind.ROUTE, SERVICE).orElseThrow().content()).isEqualTo("one");
    refused(Fault.CHANGED, () -> proposals.submit("an", Kind.ROUTE, SERVICE, 7, ""));
  }

  @Test
  void onlyWhatWasSubmittedIsPutInForceAndWritingTakesItBack() {
    // Given
    int draft = written("an", 0, "one").version();
    refused(Fault.STATE, () -> approve("bo", draft));
    int version = proposals.submit("an", Kind.ROUTE, SERVICE, draft, "").version();

    // When
    var again = written("an", version, "two");

    // Then
    assertThat(again.state()).isEqualTo(State.DRAFT);
    refused(Fault.CHANGED, () -> approve("bo", version));
    refused(Fault.STATE, () -> approve("bo", again.version()));
  }

  @Test
  void whatFailsOnTheWayLeavesItWaiting() {
    // Given
    int version = submitted();

    // When
    refused(
        Fault.MOVED,
        () ->
            proposals.approve(
                "bo",
                Kind.ROUTE,
                SERVICE,
                version,
                one -> {
                  throw new ProposalException(Fault.MOVED);
                }));

    // Then
    assertThat(proposals.open(Kind.ROUTE, SERVICE).orElseThrow().state())
        .isEqualTo(State.SUBMITTED);
    approve("bo", version);
  }

  @Test
  void ofManyWhoApproveAtOnceOneDoes() throws Exception {
    // Given
    int version = submitted();
    var done = new AtomicInteger();
    var tasks = new ArrayList<Callable<Boolean>>();
    for (var name : new String[] {"bo", "cy", "di"}) {
      tasks.add(
          () -> {
            try {
              proposals.approve(name, Kind.ROUTE, SERVICE, version, one -> done.incrementAndGet());
              return true;
            } catch (ProposalException e) {
              return false;
            }
          });
    }

    // When
    var threads = Executors.newFixedThreadPool(3);
    long approved = 0;
    for (var result : threads.invokeAll(tasks)) {
      approved += result.get() ? 1 : 0;
    }
    threads.shutdown();

    // Then
    assertThat(approved).isOne();
    assertThat(done).hasValue(1);
  }
}
