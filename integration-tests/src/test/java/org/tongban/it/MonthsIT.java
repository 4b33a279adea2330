package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MessageId;
import org.tongban.harness.fault.Stamps;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.proof.Stamping;
import org.tongban.node.store.JournalTurn;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.NodeDatabase;

/** A running node whose month goes to a file and comes back. */
@WithFederation
class MonthsIT {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Clock NOW = Clock.system(CHINA);
  private static final String NOBODY = "01900000-0000-7000-8000-000000000000";
  private final Federation federation;
  @TempDir private Path folder;
  private String month;
  private String exchange;
  private String path;
  private Path proof;
  private Path file;

  MonthsIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void aMonthWithAnExchangeIsPutAway() throws Exception {
    exchange = ask().exchange().toString();
    path = "/api/v1/exchanges/" + exchange;
    proof =
        Files.write(
            folder.resolve("before.asice"), federation.get(QINGPU, path + "/proof").bytes());
    new JournalTurn(source(), NOW).turn();
    month = open();
    var next = YearMonth.parse(month).plusMonths(1).atDay(2).atStartOfDay(CHINA).toInstant();
    new JournalTurn(source(), Clock.fixed(next, CHINA)).turn();
    // entries of now go on to the end of the block
    for (int i = 0; i < 8; i++) {
      ask();
    }
    try (var stamps = new Stamps(federation.layout(), Clock.systemUTC())) {
      stamps.open();
      federation.part(QINGPU, Stamping.class).now();
    }
    var archived = node("archive", month, "--to", folder.toString());
    assertThat(archived.exitCode()).as(archived.err()).isZero();
    file = folder.resolve("tongban-journal-" + QINGPU.code() + "-" + month + ".zip");
  }

  /** The node is shared with other tests. */
  @AfterEach
  void theMonthIsThereAgain() {
    var store = new MonthStore(source());
    if (store.months().stream().anyMatch(one -> one.file().isPresent())) {
      node("restore", file.toString());
    }
    assertThat(node("check").out()).contains("all whole").doesNotContain(".zip");
  }

  private Reply ask() {
    return federation.ask(
        QINGPU, Wish.assistance(JIASHAN.code(), KnownPeople.ASSISTED.in(JIASHAN)));
  }

  private String open() {
    return new MonthStore(source())
        .months().stream()
            .filter(one -> one.state() == MonthStore.State.OPEN)
            .map(MonthStore.Month::name)
            .findFirst()
            .orElseThrow();
  }

  private DataSource source() {
    return federation.part(QINGPU, NodeDatabase.class).dataSource();
  }

  private CommandRunner.Result node(String... words) {
    var layout = federation.layout();
    var arguments = new ArrayList<>(List.of("journal"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--config", layout.config(QINGPU).toString()));
    arguments.addAll(List.of("--data", layout.nodeData(QINGPU).toString()));
    layout
        .overrides(QINGPU)
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    var binaries = layout.data().resolveSibling("postgres").toString();
    arguments.addAll(List.of("--set", "database.embedded.binaries=" + binaries));
    return TongbanCommand.inThisProcess(arguments.toArray(String[]::new));
  }

  private CommandRunner.Result verify() {
    return TongbanCommand.inThisProcess(
        "verify", proof.toString(), "--anchors", federation.layout().certificates().toString());
  }

  private JsonNode audit(String rest) {
    return federation.get(QINGPU, "/api/v1/journal" + rest).json().path("archived");
  }

  private JsonNode record() {
    var number = KnownPeople.ASSISTED.in(JIASHAN).idNumber();
    var json = "{\"idNumber\":\"%s\",\"relation\":\"SELF\"}".formatted(number);
    return federation
        .send(
            federation
                .local(QINGPU, "/api/v1/subjects/access-record")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)))
        .json();
  }

  @Test
  void nobodyGetsSilence() {
    // When
    var gone = federation.get(QINGPU, path);

    // Then
    assertThat(gone.problem()).isEqualTo("410 exchange-archived at asking-node");
    assertThat(gone.text()).contains("may be in the month " + month);
    assertThat(List.of("/ask", "/answer", "/proof", "/slip"))
        .extracting(part -> federation.get(QINGPU, path + part).problem())
        .containsOnly("410 exchange-archived at asking-node");
    // who asks for what never was is told the same, and nothing of other times
    assertThat(federation.get(QINGPU, "/api/v1/exchanges/" + MessageId.next()).status())
        .isIn(404, 410);
    assertThat(federation.get(QINGPU, "/api/v1/exchanges/" + NOBODY).problem())
        .isEqualTo("404 exchange-unknown at asking-node");
    assertThat(audit("/entries").toString()).isEqualTo("[\"" + month + "\"]");
    assertThat(audit("/use").toString()).contains(month);
    assertThat(audit("/entries?to=2020-01-01").toString()).isEqualTo("[]");
    var told = record().path("archived");
    assertThat(told.path(0).path("month").asText()).isEqualTo(month);
    assertThat(told.path(0).path("count").asInt()).isPositive();
  }

  @Test
  void everythingIsStillProvenAndComesBack() {
    // When
    var check = node("check");
    var withFile = node("check", "--archive", file.toString());
    var verified = verify();
    var next = ask();
    var back = node("restore", file.toString());

    // Then
    assertThat(check.exitCode()).as(check.out()).isZero();
    assertThat(check.out()).contains(file.getFileName().toString());
    assertThat(withFile.exitCode()).as(withFile.out()).isZero();
    assertThat(withFile.out()).doesNotContain(".zip");
    assertThat(verified.out()).doesNotContain("FAILED");
    assertThat(verify().exitCode()).isEqualTo(verified.exitCode());
    assertThat(next.outcome()).isEqualTo("POSITIVE");
    assertThat(back.exitCode()).as(back.err()).isZero();
    assertThat(federation.get(QINGPU, path).json().path("entries")).hasSize(2);
    assertThat(federation.get(QINGPU, path + "/proof").status()).isEqualTo(200);
    assertThat(record().path("archived")).isEmpty();
  }
}
