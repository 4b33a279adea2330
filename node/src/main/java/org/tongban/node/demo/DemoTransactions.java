package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Moves time credit and books a visit; what became of it is looked up in 青浦's register. */
final class DemoTransactions {
  private static final String ACCOUNT = "310118-TB-00001";
  private static final int MINUTES = 60;
  private static final String TRANSFER = "timebank.transfer";
  private static final String VISIT = "appointment.book";
  private static final List<String> ORDER =
      List.of("--purpose", "TIME_CREDIT_TRANSFER", "--basis", "AUTHORIZATION:SQ-2026-000118");
  private static final List<String> MARRIAGE =
      List.of("--purpose", "MARRIAGE_REGISTRATION", "--basis", "STATUTE:婚姻登记条例 第八条");

  private final DemoLayout layout;
  private final CommandRunner commands;
  private final DemoReport report;
  private final Clock clock;

  DemoTransactions(DemoLayout layout, CommandRunner commands, DemoReport report, Clock clock) {
    this.layout = layout;
    this.commands = commands;
    this.report = report;
    this.clock = clock;
  }

  void play() {
    moved();
    setFree();
    booked();
  }

  private void moved() {
    int before = minutes();
    var begun = begin(WUJIANG, TRANSFER, ORDER, transfer());
    report.check(state(begun, "RESERVED") && minutes() == before - MINUTES, "not reserved");
    var committed = decide(WUJIANG, begun, "commit");
    row(WUJIANG, TRANSFER, committed);
    report.check(
        state(committed, "COMMITTED") && minutes() == before - MINUTES,
        "credit did not leave once");
  }

  private void setFree() {
    int before = minutes();
    var begun = begin(WUJIANG, TRANSFER, ORDER, transfer());
    var cancelled = decide(WUJIANG, begun, "cancel");
    row(WUJIANG, TRANSFER, cancelled);
    report.check(state(cancelled, "CANCELLED") && minutes() == before, "credit is not free again");
  }

  private void booked() {
    var slot =
        "{\"slotId\":\""
            + text(
                "SELECT slot_id FROM office_slot s WHERE NOT EXISTS (SELECT 1 FROM booking b"
                    + " WHERE b.slot_id = s.slot_id) ORDER BY slot_id LIMIT 1")
            + "\"}";
    var begun = begin(WUJIANG, VISIT, MARRIAGE, slot);
    var visitors =
        "{\"visitors\":["
            + DemoStep.person(KnownPeople.HUSBAND.in(WUJIANG))
            + ","
            + DemoStep.person(KnownPeople.WIFE.in(WUJIANG))
            + "]}";
    var confirmed =
        decide(WUJIANG, begun, "commit", "--body", written("visitors", visitors).toString());
    row(WUJIANG, VISIT, confirmed);
    report.check(state(confirmed, "COMMITTED"), "the visit is not booked");
    var second = begin(JIASHAN, VISIT, MARRIAGE, slot);
    row(JIASHAN, VISIT, second);
    report.check(
        state(second, "REFUSED") && second.path("reason").asText().equals("SLOT_TAKEN"),
        "a slot is given twice");
  }

  private String transfer() {
    return """
        {"holder":%s,"from":{"division":"310118","account":"%s"},
         "to":{"division":"320509","account":"320509-TB-00001"},
         "amount":{"value":%d,"unit":"MINUTE"},
         "rate":{"numerator":1,"denominator":30,"toUnit":"TIME_COIN"},"expiresAt":"%s"}
        """
        .formatted(
            DemoStep.person(KnownPeople.WIFE.in(QINGPU)),
            ACCOUNT,
            MINUTES,
            clock.instant().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
  }

  private JsonNode begin(Region from, String service, List<String> why, String body) {
    var more = new ArrayList<>(List.of("begin", service, "--to", QINGPU.code()));
    more.addAll(why);
    more.addAll(List.of("--body", written(service, body).toString()));
    return run(from, more);
  }

  private JsonNode decide(Region from, JsonNode begun, String decision, String... more) {
    var arguments = new ArrayList<>(List.of(decision, begun.path("transaction").asText("none")));
    arguments.addAll(List.of(more));
    return run(from, arguments);
  }

  private JsonNode run(Region from, List<String> more) {
    var arguments = new ArrayList<>(List.of("transaction"));
    arguments.addAll(more);
    arguments.addAll(
        List.of(
            "--node",
            layout.api(from),
            "--token-file",
            layout.token(from).toString(),
            "-o",
            "json"));
    var result = commands.run(arguments.toArray(String[]::new));
    try {
      return StrictJson.parse(result.out().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new DemoException("no transaction: " + result.err(), e);
    }
  }

  private Path written(String name, String body) {
    var file = layout.ask(name);
    try {
      return Files.writeString(file, body);
    } catch (IOException e) {
      throw new UncheckedIOException("the examples can't be written", e);
    }
  }

  private void row(Region from, String service, JsonNode said) {
    report.line(
        "%-8s %-8s %-32s %-18s %s"
            .formatted(
                from.code(),
                QINGPU.code(),
                service,
                (said.path("state").asText() + " " + said.path("reason").asText()).strip(),
                said.path("transaction").asText()));
  }

  private static boolean state(JsonNode said, String wanted) {
    return said.path("state").asText().equals(wanted);
  }

  private int minutes() {
    return Integer.parseInt(
        text("SELECT free_minutes FROM time_account WHERE account_no = '" + ACCOUNT + "'"));
  }

  private String text(String query) {
    var source = new PGSimpleDataSource();
    source.setUrl(layout.register(QINGPU));
    source.setUser("postgres");
    var file = layout.nodeData(QINGPU).resolve("database").resolve("password");
    try {
      source.setPassword(Files.readString(file, StandardCharsets.US_ASCII).strip());
      try (var connection = source.getConnection();
          var statement = connection.createStatement();
          var row = statement.executeQuery(query)) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (IOException | SQLException e) {
      throw new DemoException("the register of " + QINGPU.code() + " can't be read", e);
    }
  }
}
