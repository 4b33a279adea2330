package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.RelayOffice.SUZHOU;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tongban.core.message.MemberCode;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.TwoHistories;
import org.tongban.node.store.TwoHistories.Fault;
import org.tongban.node.store.WitnessBook;
import org.tongban.node.watch.JournalHealth;
import org.tongban.node.witness.WitnessDesk;
import org.tongban.node.witness.WitnessRounds;

/** Members sign each other's journals, and find the one whose database was put back by hand. */
@WithFederation
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessIT {
  private static final List<String> TABLES =
      List.of(
          "journal_entry",
          "journal_evidence",
          "log_node",
          "log_checkpoint",
          "log_cosignature",
          "journal_head");

  private final Federation federation;

  WitnessIT(Federation federation) {
    this.federation = federation;
  }

  private Optional<TwoHistories> round(DemoMember from, DemoMember with) {
    return federation.part(from, WitnessRounds.class).with(code(with));
  }

  private static MemberCode code(DemoMember member) {
    return new MemberCode(member.code());
  }

  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
      assertThat(federation.ask(JIASHAN, wish).outcome()).isEqualTo("POSITIVE");
    }
  }

  @Test
  @Order(1)
  void membersSignEachOthersJournals() {
    // Given
    ask(3);

    // When
    var found = round(JIASHAN, QINGPU);

    // Then: both ways at once, and again after both have grown
    assertThat(found).isEmpty();
    var head = federation.journal(JIASHAN).head();
    assertThat(federation.part(JIASHAN, CosignatureBook.class).lastSigned(code(QINGPU)).size())
        .isEqualTo(head);
    assertThat(held(QINGPU, JIASHAN)).isEqualTo(head);
    assertThat(held(JIASHAN, QINGPU)).isEqualTo(federation.journal(QINGPU).head());
    ask(1);
    assertThat(round(QINGPU, JIASHAN)).isEmpty();
    assertThat(held(QINGPU, JIASHAN)).isEqualTo(head + 2);
    assertThat(health(JIASHAN)).contains(QINGPU.code()).doesNotContain("twoHistories");
  }

  private long held(DemoMember witness, DemoMember of) {
    return federation
        .part(witness, WitnessBook.class)
        .held(code(of))
        .orElseThrow()
        .checkpoint()
        .size();
  }

  private String health(DemoMember member) {
    return federation.part(member, JournalHealth.class).health().getDetails().toString();
  }

  @Test
  @Order(2)
  void aWholeJournalAgreesWithWhatPeersHold() {
    // When
    var result = check(JIASHAN, QINGPU);

    // Then
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("all whole").contains("Compared with 310118");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  @Order(3)
  void aDatabaseThatWasPutBackIsFoundByThePeers() throws Exception {
    // Given: a day is gone without a trace in the node's own data
    ask(4);
    assertThat(round(QINGPU, JIASHAN)).isEmpty();
    assertThat(round(SUZHOU, JIASHAN)).isEmpty();
    var head = federation.journal(JIASHAN).head();
    federation.drainLog();
    change("CREATE TABLE safe_%1$s AS TABLE %1$s");
    try {
      rollBack(head - 5);
      assertThat(federation.journal(JIASHAN).check().good()).isTrue();
      nextSecond();

      // When
      var byAWitness = round(QINGPU, JIASHAN).orElseThrow();
      var byItself = round(JIASHAN, SUZHOU).orElseThrow();
      var asked = check(JIASHAN, QINGPU);
      var fromThere = check(QINGPU, JIASHAN);

      // Then: named, with both words that the member signed
      assertThat(byAWitness.member()).isEqualTo(code(JIASHAN));
      assertThat(byAWitness.fault()).isEqualTo(Fault.SHORTER);
      assertThat(byAWitness.firstSize()).isEqualTo(head);
      assertThat(byAWitness.secondSize()).isEqualTo(head - 5);
      assertThat(byItself.member()).isEqualTo(code(JIASHAN));
      assertThat(byItself.witness()).isEqualTo(code(SUZHOU));
      assertThat(health(QINGPU)).contains("330421 SHORTER " + head + " then " + (head - 5));
      assertThat(health(JIASHAN)).contains("twoHistories");
      assertThat(federation.drainLog()).contains("Two histories: 330421 SHORTER");
      assertThat(asked.exitCode()).isEqualTo(1);
      assertThat(asked.out())
          .contains("310118 holds a checkpoint of " + head + " entries that 330421 signed");
      assertThat(fromThere.exitCode()).isEqualTo(1);
      assertThat(fromThere.out())
          .contains("330421 contradicts the checkpoint of " + head + " entries")
          .contains("shorter");
    } finally {
      change("DELETE FROM %1$s", "INSERT INTO %1$s TABLE safe_%1$s", "DROP TABLE safe_%1$s");
    }
  }

  @Test
  @Order(4)
  void aPeerThatPostsNonsenseLearnsNothing() throws Exception {
    // When
    var reply =
        federation
            .peer(WUJIANG)
            .post(
                federation.endpoint(QINGPU),
                "old 1\n\nnothing".getBytes(StandardCharsets.UTF_8),
                WitnessDesk.MEDIA_TYPE);

    // Then
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).isEmpty();
  }

  private CommandRunner.Result check(DemoMember member, DemoMember against) {
    var layout = federation.layout();
    var arguments = new ArrayList<>(List.of("journal", "check", "--against", against.code()));
    arguments.addAll(List.of("--config", layout.config(member).toString()));
    arguments.addAll(List.of("--data", layout.nodeData(member).toString()));
    layout
        .overrides(member)
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    arguments.addAll(
        List.of(
            "--set",
            "database.embedded.binaries=" + layout.data().resolveSibling("postgres").toString()));
    return TongbanCommand.inThisProcess(arguments.toArray(String[]::new));
  }

  /** Somebody with all rights, who takes everything back but what others hold. */
  private void rollBack(long size) throws SQLException, IOException {
    try (var connection =
            federation.part(JIASHAN, NodeDatabase.class).dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("DELETE FROM journal_entry WHERE seq > " + size);
      statement.execute("DELETE FROM journal_evidence WHERE seq > " + size);
      statement.execute("DELETE FROM log_node WHERE (index + 1) << level::integer > " + size);
      statement.execute("DELETE FROM log_checkpoint WHERE size > " + size);
      statement.execute("DELETE FROM log_cosignature WHERE size > " + size);
      statement.execute(
          "UPDATE journal_head SET seq = "
              + size
              + ", hash = (SELECT hash FROM journal_entry WHERE seq = "
              + size
              + ")");
      statement.execute("RESET session_replication_role");
    }
    Files.deleteIfExists(
        federation.layout().nodeData(JIASHAN).resolve("journal").resolve("checkpoint.note"));
  }

  private void change(String... statements) throws SQLException {
    try (var connection =
            federation.part(JIASHAN, NodeDatabase.class).dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (var table : TABLES) {
        for (var one : statements) {
          statement.execute(one.formatted(table));
        }
      }
      statement.execute("RESET session_replication_role");
    }
  }

  /** What was said in one second has no order. */
  private static void nextSecond() throws InterruptedException {
    Thread.sleep(1_100);
  }
}
