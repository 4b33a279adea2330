package org.tongban.node.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** The full validator, over a catalogue and over an answer now and then. */
class FhirCheckTest {
  private static final String SERVICE = "eldercare/assessment/1.0";
  private static final String EXAMPLE = SERVICE + "/examples/valid/answer-level-only.json";
  private static final String SYSTEM = "fhir/CodeSystem-gbt42195-level.json";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int PATIENCE = 1200;

  @TempDir private Path schemas;

  @BeforeEach
  void theServiceWhoseAnswersAreFhir() throws IOException {
    for (var folder : new String[] {"codes", "fhir", SERVICE}) {
      FileSystemUtils.copyRecursively(
          Path.of("../schemas").resolve(folder), schemas.resolve(folder));
    }
  }

  private void edit(String file, String before, String after) throws IOException {
    var text = Files.readString(schemas.resolve(file), StandardCharsets.UTF_8);
    assertThat(text).contains(before);
    Files.writeString(schemas.resolve(file), text.replace(before, after), StandardCharsets.UTF_8);
  }

  @Test
  void tellsEveryFaultByItsFile() throws IOException {
    // Given
    edit(SYSTEM, "\"complete\"", "\"whole\"");
    edit(EXAMPLE, "\"survey\"", "\"survey-of-nothing\"");

    // When
    var faults = FhirCheck.faults(schemas, Catalogue.load(schemas));

    // Then
    assertThat(faults).anyMatch(fault -> fault.startsWith(SYSTEM + ": CodeSystem.content: "));
    assertThat(faults)
        .anyMatch(fault -> fault.startsWith(EXAMPLE + ": Bundle.entry[1].resource/*Observation"));
  }

  @Test
  void aSampleCountsGoodAnswersAndFaultyOnes() throws IOException {
    // Given
    var contract = contract();
    var good = body();
    edit(EXAMPLE, "\"survey\"", "\"survey-of-nothing\"");
    var faulty = body();
    var meters = new SimpleMeterRegistry();
    try (var first = new FhirSample(() -> schemas, HOUR, CLOCK, meters);
        var second = new FhirSample(() -> schemas, HOUR, CLOCK, meters)) {
      // When
      first.offer(contract, good);
      first.offer(contract, faulty);
      second.offer(contract, faulty);
      await(meters, 2);

      // Then
      assertThat(count(meters, "good")).as("only the first one of the hour").isEqualTo(1);
      assertThat(count(meters, "faulty")).isEqualTo(1);
    }
  }

  @Test
  void aSampleOfNothingNeverLoadsTheValidator() throws IOException {
    // Given
    var meters = new SimpleMeterRegistry();
    try (var sample = new FhirSample(() -> Path.of("nowhere"), Duration.ZERO, CLOCK, meters)) {
      // When
      sample.offer(contract(), body());

      // Then
      assertThat(meters.getMeters()).isEmpty();
    }
  }

  private Contract contract() {
    return Catalogue.load(schemas)
        .find(new ServiceId("eldercare.assessment"), ServiceVersion.parse("1.0"))
        .orElseThrow();
  }

  private JsonNode body() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(schemas.resolve(EXAMPLE)))
        .path("content");
  }

  private static double count(SimpleMeterRegistry meters, String result) {
    return meters.find("tongban.fhir.samples").tag("result", result).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static void await(SimpleMeterRegistry meters, int samples) {
    for (int i = 0;
        i < PATIENCE && count(meters, "good") + count(meters, "faulty") < samples;
        i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
