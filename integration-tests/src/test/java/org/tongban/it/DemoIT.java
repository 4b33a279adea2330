package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.Identities;
import org.tongban.it.federation.RunningDemo;
import org.tongban.it.federation.WithDemo;
import org.tongban.node.demo.register.Region;

/**
 * The whole demonstration: every answer is as foreseen, and nothing that it wrote tells a secret.
 */
@WithDemo
class DemoIT {
  private static final Set<String> IDENTIFYING =
      Set.of("idNumber", "name", "certificateNo", "creditCode", "uscc", "number", "reportNo");

  private final RunningDemo demo;

  DemoIT(RunningDemo demo) {
    this.demo = demo;
  }

  @Test
  void everyQueryIsAnsweredAsForeseenAndNothingWrittenTellsWhoWasAskedAbout() throws Exception {
    // When
    var table = new StringWriter();
    var good = demo.demo().play(new PrintWriter(table));

    // Then
    assertThat(good).as(table.toString()).isTrue();
    assertThat(table.toString())
        .as("嘉善 has keys of SM2 alone")
        .containsPattern("330421 +310118 +eldercare.assessment +POSITIVE +SM2 ")
        .containsPattern("310118 +330421 +organisation.credential +POSITIVE +SM2 ")
        .containsPattern("330421 +320509 +assistance.status +POSITIVE +SM2 ")
        .containsPattern("320509 +310118 +certificate.marriage +POSITIVE +ES256 ");
    var written = written();
    written.put("table", table.toString());
    written.put("progress", demo.progress().toString());
    for (var region : Region.values()) {
      written.put("metrics of " + region, get(region, "/actuator/prometheus"));
      written.put("health of " + region, get(region, "/actuator/health"));
    }
    var asked = asked();
    assertThat(asked).hasSizeGreaterThan(30);
    var secrets = secrets();
    assertThat(secrets).hasSizeGreaterThan(40);
    written.forEach(
        (name, text) -> {
          Identities.assertNone(name, text);
          assertThat(text).as(name + " without what was asked about").doesNotContain(asked);
          if (!secrets.containsKey(name)) {
            assertThat(text).as(name + " without secrets").doesNotContain(secrets.values());
          }
        });
  }

  /** Every file but those whose purpose is to hold what was asked, and what is copied into it. */
  private Map<String, String> written() throws IOException {
    Predicate<Path> kept = file -> !file.startsWith("asks") && !file.toString().contains("cluster");
    Predicate<Path> own =
        file ->
            !file.startsWith("postgres-binaries")
                && !file.startsWith("house")
                && !file.startsWith("settings");
    var texts = new LinkedHashMap<String, String>();
    for (var file : files()) {
      var name = demo.layout().data().relativize(file);
      if (kept.and(own).test(name)) {
        texts.put(name.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    assertThat(texts.keySet()).filteredOn(name -> name.endsWith(".log")).hasSize(8);
    return texts;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(demo.layout().data())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Who and what the asks were about, by the examples that the demonstration writes. */
  private Set<String> asked() throws IOException {
    var values = new TreeSet<String>();
    for (var file : files()) {
      if (file.getParent().endsWith("asks")) {
        collect(StrictJson.parse(Files.readAllBytes(file)), values);
      }
    }
    return values;
  }

  private static void collect(JsonNode node, Set<String> values) {
    node.properties()
        .forEach(
            member -> {
              if (IDENTIFYING.contains(member.getKey()) && member.getValue().isTextual()) {
                values.add(member.getValue().textValue());
              }
            });
    node.forEach(child -> collect(child, values));
  }

  /** Keys, tokens and passwords by the file that is meant to hold them. */
  private Map<String, String> secrets() throws IOException {
    var secrets = new LinkedHashMap<String, String>();
    for (var file : files()) {
      var name = demo.layout().data().relativize(file).toString();
      if (name.endsWith(".key.pem")) {
        // the first line of a P-256 or SM2 key says only of what kind it is
        secrets.put(name, Files.readAllLines(file).get(2));
      } else if (name.endsWith(".token") || name.endsWith("database/password")) {
        secrets.put(name, Files.readString(file).strip());
      }
    }
    return secrets;
  }

  private String get(Region region, String path) throws IOException, InterruptedException {
    var reply =
        HttpClient.newHttpClient()
            .send(demo.request(region, path).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(200);
    return reply.body();
  }
}
