package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.harness.bench.BenchResult.Way;

/** The figures for people and for programs. */
final class BenchReport {
  private final BenchPlan plan;
  private final BenchResult result;

  BenchReport(BenchPlan plan, BenchResult result) {
    this.plan = plan;
    this.result = result;
  }

  void table(PrintWriter out) {
    line(
        out,
        "%-14s %11s %8s %8s %8s %8s %13s",
        "",
        "exchanges/s",
        "p50 ms",
        "p90 ms",
        "p99 ms",
        "CPU ms",
        "of databases");
    row(out, "control", result.control());
    row(out, "  at half", result.controlAtHalf());
    result
        .ways()
        .forEach(
            (name, way) -> {
              row(out, name, way.full());
              row(out, "  at half", way.half());
            });
    line(out, "");
    line(
        out,
        "%-14s %21s %22s %19s %12s",
        "",
        "throughput : control",
        "p99 at half : control",
        "throughput : floor",
        "at most");
    result
        .ways()
        .forEach(
            (name, way) ->
                line(
                    out,
                    "%-14s %21.3f %22.2f %19.3f %12.3f",
                    name,
                    result.throughputRatio(way),
                    result.p99Ratio(way),
                    way.floorRatio(),
                    result.boundRatio(way)));
    line(out, "");
    bulk(out, result.bulk());
    line(out, "");
    line(
        out,
        "journal of %,d entries: latency x %.2f (%.1f ms, before %.1f ms)",
        result.entries(),
        result.journalRatio(),
        result.journalAfter() / 1e3,
        result.journalBefore() / 1e3);
    line(out, "start until ready: %.1f s of %s", result.startSeconds(), result.starts());
    line(out, "resident memory of a node: %.0f MiB", result.residentMiB());
    line(out, "on disk per exchange, both nodes: %.0f bytes", result.bytesPerExchange());
    line(out, "%s", environment());
  }

  /** What batches came to. */
  static void bulk(PrintWriter out, Map<String, BulkFigures> bulk) {
    line(
        out,
        "%-14s %11s %12s %11s %13s",
        "batches",
        "items/s",
        "taken in/s",
        "CPU ms/item",
        "of databases");
    bulk.forEach(
        (name, figures) ->
            line(
                out,
                "%-14s %11.0f %12.0f %11.3f %13.3f",
                name,
                figures.perSecond(),
                figures.takenIn(),
                figures.cpu() / 1e3,
                figures.database() / 1e3));
  }

  static ObjectNode json(Map<String, BulkFigures> bulk) {
    var json = JsonNodeFactory.instance.objectNode();
    put(json, bulk.get(BenchResult.ES256));
    put(json.putObject("sm2"), bulk.get(BenchResult.SM2));
    return json;
  }

  private static void put(ObjectNode json, BulkFigures figures) {
    json.put("items_per_second", round(figures.perSecond()));
    json.put("taken_in_per_second", round(figures.takenIn()));
    json.put("cpu_us", round(figures.cpu()));
    json.put("database_cpu_us", round(figures.database()));
  }

  private static String key(String name) {
    return name.replace(' ', '_').toLowerCase(Locale.ROOT);
  }

  private static void row(PrintWriter out, String name, Figures figures) {
    line(
        out,
        "%-14s %11.0f %8.1f %8.1f %8.1f %8.2f %13.2f",
        name,
        figures.perSecond(),
        figures.p50() / 1e3,
        figures.p90() / 1e3,
        figures.p99() / 1e3,
        figures.cpu() / 1e3,
        figures.database() / 1e3);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private String environment() {
    return String.format(
        Locale.ROOT,
        "%d callers, %d rounds of %d s in turns after %d s of warming up; %d processors (%s), Java %s, %s",
        plan.callers(),
        plan.rounds(),
        plan.round().toSeconds(),
        plan.warmUp().toSeconds(),
        Runtime.getRuntime().availableProcessors(),
        Machine.processor(),
        Runtime.version(),
        CryptoProvider.choose().name());
  }

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    var sync = json.putObject("sync");
    ratios(sync, result.ways().get(BenchResult.ES256));
    ratios(sync.putObject("sm2"), result.ways().get(BenchResult.SM2));
    json.set("bulk", json(result.bulk()));
    json.putObject("journal").put("latency_ratio_1e6", round(result.journalRatio()));
    var start = json.putObject("start").put("seconds", result.startSeconds());
    result.starts().forEach(one -> start.withArray("each").add(one.toMillis() / 1e3));
    json.putObject("memory").put("rss_mib", round(result.residentMiB()));
    json.putObject("disk").put("bytes_per_exchange", Math.round(result.bytesPerExchange()));
    var figures = json.putObject("figures");
    figures(figures.putObject("control"), result.control(), result.controlAtHalf());
    result
        .ways()
        .forEach(
            (name, way) -> {
              var one = figures.putObject(key(name));
              figures(one, way.full(), way.half());
              one.put("floor_us", round(way.floorMicros()));
            });
    return json.put("environment", environment());
  }

  private void ratios(ObjectNode json, Way way) {
    json.put("throughput_ratio", round(result.throughputRatio(way)));
    json.put("p99_ratio", round(result.p99Ratio(way)));
    json.put("floor_ratio", round(way.floorRatio()));
    json.put("bound_ratio", round(result.boundRatio(way)));
  }

  private static void figures(ObjectNode json, Figures full, Figures half) {
    json.put("per_second", round(full.perSecond()));
    json.put("p50_us", Math.round(full.p50())).put("p90_us", Math.round(full.p90()));
    json.put("p99_us", Math.round(full.p99())).put("cpu_us", Math.round(full.cpu()));
    json.put("database_cpu_us", Math.round(full.database()));
    json.put("half_p50_us", Math.round(half.p50())).put("half_p99_us", Math.round(half.p99()));
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
