package org.tongban.node.diagnosis;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What health and metrics say; both know no identities by rule. */
public final class HealthParts {
  private final Supplier<Map<String, HealthIndicator>> indicators;
  private final MeterRegistry meters;

  /**
   * @param indicators by name
   */
  public HealthParts(Supplier<Map<String, HealthIndicator>> indicators, MeterRegistry meters) {
    this.indicators = indicators;
    this.meters = meters;
  }

  /** All of them. */
  public List<DiagnosisPart> parts() {
    return List.of(
        new DiagnosisPart("health.txt", this::health),
        new DiagnosisPart("metrics.txt", this::metrics));
  }

  private String health() {
    var lines = new Lines();
    new TreeMap<>(indicators.get())
        .forEach(
            (name, indicator) -> {
              var health = indicator.health();
              lines.add(name.replace("HealthIndicator", ""), health.getStatus());
              new TreeMap<>(health.getDetails())
                  .forEach((key, value) -> lines.add("  " + key, value));
            });
    return lines.toString();
  }

  private String metrics() {
    var lines = new ArrayList<String>();
    meters.getMeters().forEach(meter -> lines.addAll(measured(meter)));
    return lines.stream().sorted().collect(Collectors.joining("\n")) + "\n";
  }

  private static List<String> measured(Meter meter) {
    var tags =
        meter.getId().getTags().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(","));
    return StreamSupport.stream(meter.measure().spliterator(), false)
        .map(
            one ->
                "%s{%s} %s %s"
                    .formatted(meter.getId().getName(), tags, one.getStatistic(), one.getValue()))
        .toList();
  }
}
