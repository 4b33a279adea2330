package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/**
 * 嘉善 asks the other two about many people at once; one row is faulty, and one its own rules let
 * nobody ask.
 */
final class DemoBatch {
  private static final String SERVICE = "assistance.status";
  private static final String PURPOSE = "ASSISTANCE_REVIEW";

  private final DemoLayout layout;
  private final CommandRunner commands;
  private final DemoReport report;

  DemoBatch(DemoLayout layout, CommandRunner commands, DemoReport report) {
    this.layout = layout;
    this.commands = commands;
    this.report = report;
  }

  void play() {
    var rows = rows();
    var folder = layout.ask("x").resolveSibling("batch");
    var results = folder.resolve("results.ndjson");
    var batch = asked(written(folder.resolve("rows.ndjson"), rows), results).path("rows");
    report.line(
        "batch of %d rows: %d answered, %d refused, %d failed, %d faulty"
            .formatted(
                batch.path("all").asInt(),
                batch.path("answered").asInt(),
                batch.path("refused").asInt(),
                batch.path("failed").asInt(),
                batch.path("faulty").asInt()));
    report.check(
        batch.path("all").asInt() == rows.size()
            && batch.path("answered").asInt() == rows.size() - 2
            && batch.path("failed").asInt() == 1
            && batch.path("faulty").asInt() == 1,
        "the rows don't add up");
    prove(results);
  }

  private static List<String> rows() {
    var rows = new ArrayList<String>();
    for (var region : List.of(QINGPU, WUJIANG)) {
      for (var known : KnownPeople.values()) {
        rows.add(row(region, "", DemoStep.subject(known.in(region))));
      }
    }
    rows.add(row(QINGPU, "", "{\"subject\":{}}"));
    // for that purpose 嘉善 has no rule of its own
    rows.add(
        row(
            QINGPU,
            "\"purpose\":\"CARE_ADMISSION\","
                + "\"basis\":{\"type\":\"AUTHORIZATION\",\"ref\":\"SQ-2026-000117\"},",
            DemoStep.subject(KnownPeople.ASSISTED.in(QINGPU))));
    return rows;
  }

  private static String row(Region to, String more, String body) {
    return "{\"to\":\"" + to.code() + "\"," + more + "\"body\":" + body + "}";
  }

  private static Path written(Path file, List<String> rows) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("the rows can't be written", e);
    }
  }

  private JsonNode asked(Path rows, Path results) {
    var result =
        commands.run(
            "batch",
            SERVICE,
            "--file",
            rows.toString(),
            "--with",
            "purpose=" + PURPOSE,
            "--with",
            "basisType=STATUTE",
            "--with",
            "basisRef=社会救助暂行办法 第五十八条",
            "--wait",
            "--results",
            results.toString(),
            "--node",
            layout.api(JIASHAN),
            "--token-file",
            layout.token(JIASHAN).toString(),
            "-o",
            "json");
    try {
      return StrictJson.parse(result.out().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new DemoException("no batch: " + result.err(), e);
    }
  }

  /** One row by itself, as somebody without a node would. */
  private void prove(Path results) {
    try {
      var first =
          StrictJson.parse(Files.readAllLines(results).get(0).getBytes(StandardCharsets.UTF_8));
      var file = results.resolveSibling("row.asice");
      fetch(first.path("exchange").asText(), first.path("item").asText(), file);
      var verified =
          commands.run("verify", file.toString(), "--anchors", layout.certificates().toString());
      report.check(verified.exitCode() == 0, "proof of a row\n" + verified.out());
    } catch (IOException e) {
      throw new UncheckedIOException("the proof of a row can't be had", e);
    }
  }

  private void fetch(String exchange, String item, Path file) throws IOException {
    var token = Files.readString(layout.token(JIASHAN), StandardCharsets.US_ASCII).strip();
    var address = layout.api(JIASHAN) + "/api/v1/exchanges/" + exchange + "/proof?item=" + item;
    var request =
        HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    try {
      HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofFile(file));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }
}
