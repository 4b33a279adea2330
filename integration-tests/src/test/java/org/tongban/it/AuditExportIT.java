package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;

/** What an auditor takes away is signed, and is what was searched. */
@WithFederation
class AuditExportIT {
  private static final List<String> TOLD =
      List.of(
          "seq", "kind", "exchange", "peer", "service", "outcome", "reason", "rule", "evidence");

  private static final String[] SEARCHED = {
    "kind=ANSWER_SENT", "member=330421", "outcome=POSITIVE"
  };

  private final Federation federation;
  @TempDir private Path folder;

  AuditExportIT(Federation federation) {
    this.federation = federation;
  }

  private void ask() {
    var reply =
        federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  void anExportIsSignedAndEveryFlippedByteIsFound() throws IOException {
    for (var form : List.of("csv", "json")) {
      // Given
      ask();

      // When
      var out = export(form, "member=330421");

      // Then
      var verified = verify(out);
      assertThat(verified.exitCode()).as(verified.out()).isZero();
      assertThat(verified.out()).doesNotContain("NOT CHECKED").contains("by member 310118");
      var bytes = Files.readAllBytes(out);
      for (int at = 0; at < bytes.length; at += bytes.length / 40) {
        bytes[at] ^= 1;
        var altered = verify(Files.write(folder.resolve("altered.asice"), bytes));
        assertThat(altered.exitCode()).as("byte " + at).isEqualTo(1);
        bytes[at] ^= 1;
      }
    }
  }

  private Path export(String form, String... where) {
    var out = folder.resolve(form + ".asice");
    var arguments = new ArrayList<>(List.of("journal", "export", "--form=" + form));
    arguments.add("--out=" + out);
    arguments.add("--node=" + federation.local(QINGPU, "/").build().uri());
    arguments.add("--token-file=" + federation.layout().token(QINGPU));
    Stream.of(where).map(one -> "--where=" + one).forEach(arguments::add);
    var fetched = TongbanCommand.inThisProcess(arguments.toArray(String[]::new));
    assertThat(fetched.exitCode()).as(fetched.err()).isZero();
    return out;
  }

  private static byte[] member(Path export, String name) throws IOException {
    return Container.read(Files.readAllBytes(export)).member(name).orElseThrow();
  }

  /** What an export must hold, straight from the journal. */
  private List<Entry> answered() {
    return federation.journal(QINGPU).after(0).stream()
        .filter(entry -> entry.kind().equals("ANSWER_SENT") && entry.peer().equals("330421"))
        .filter(entry -> entry.outcome().equals("POSITIVE"))
        .toList();
  }

  private static List<String> cells(Entry entry) {
    return List.of(
        String.valueOf(entry.seq()),
        entry.kind(),
        entry.exchange(),
        entry.peer(),
        entry.service(),
        entry.outcome(),
        entry.reason(),
        entry.rule(),
        "sha-256:" + entry.evidence());
  }

  @Test
  void anExportAsATableHoldsWhatWasSearchedAndNothingElse() throws IOException {
    // Given
    ask();

    // When
    var table = new String(member(export("csv", SEARCHED), "journal.csv"), StandardCharsets.UTF_8);

    // Then
    assertThat(table).startsWith("\ufeffseq,at,kind,").contains("\r\n");
    try (var rows = CSVFormat.RFC4180.builder().setHeader().get().parse(tail(table))) {
      assertThat(rows.getHeaderNames())
          .containsExactly(
              "seq",
              "at",
              "kind",
              "exchange",
              "peer",
              "service",
              "purpose",
              "outcome",
              "reason",
              "rule",
              "evidence",
              "hash");
      var found = rows.getRecords();
      assertThat(found.stream().map(row -> TOLD.stream().map(row::get).toList()))
          .containsExactlyElementsOf(answered().stream().map(AuditExportIT::cells).toList())
          .isNotEmpty();
      assertThat(found)
          .allMatch(row -> row.get("hash").startsWith("sha-256:"))
          .allMatch(row -> row.get("at").endsWith("Z") && !row.get("purpose").isEmpty());
    }
    assertThat(table).doesNotContain(KnownPeople.ASSISTED.in(QINGPU).idNumber());
  }

  private static StringReader tail(String table) {
    return new StringReader(table.substring(1));
  }

  @Test
  void anExportAsJsonHoldsTheSameAndSaysWhatWasSearched() throws IOException {
    // Given
    ask();

    // When
    var file = export("json", SEARCHED);

    // Then
    var rows = StrictJson.parse(member(file, "journal.json"));
    var found =
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> TOLD.stream().map(name -> row.path(name).asText("")).toList())
            .toList();
    assertThat(found)
        .isEqualTo(answered().stream().map(AuditExportIT::cells).toList())
        .isNotEmpty();
    assertThat(StrictJson.parse(member(file, "filter.json")).toString())
        .isEqualTo(
            "{\"kind\":\"ANSWER_SENT\",\"member\":\"330421\",\"outcome\":\"POSITIVE\",\"archived\":[]}");
  }

  @Test
  void anExportOfNothingHoldsNoRows() throws IOException {
    // When
    var csv = member(export("csv", "to=2020-01-01"), "journal.csv");
    var json = member(export("json", "to=2020-01-01"), "journal.json");

    // Then
    assertThat(new String(csv, StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("[]");
  }

  private CommandRunner.Result verify(Path file) {
    var anchors = federation.layout().certificates().toString();
    return TongbanCommand.inThisProcess("verify", file.toString(), "--anchors", anchors);
  }
}
