package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tongban.harness.batch.BatchClient;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/**
 * {@code kill -9} of one node and the other in turns, while a batch runs: each row must be answered
 * in the end, once, and as it would be without.
 */
final class KillInBatch implements Fault {
  private static final int ROWS = 60_000;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final List<Region> TURNS =
      List.of(Bed.ANSWERING, Bed.ASKING, Bed.ANSWERING, Bed.ASKING);

  private Optional<BatchClient> client = Optional.empty();
  private Optional<URI> batch = Optional.empty();
  private Optional<String> complaint = Optional.empty();

  @Override
  public String name() {
    return "kill-in-batch";
  }

  @Override
  public Set<String> codes() {
    var codes = new HashSet<>(KillNode.answering().codes());
    codes.addAll(KillNode.asking().codes());
    return codes;
  }

  @Override
  public void prepare(Bed bed) throws IOException {
    complaint = Optional.empty();
    var asking = new BatchClient(bed.layout(), Bed.ASKING);
    var assisted = KnownPeople.ASSISTED.in(Bed.ANSWERING);
    var unknown = KnownPeople.UNRECORDED.in(Bed.ANSWERING);
    var rows = new ArrayList<String>(ROWS);
    for (int row = 1; row <= ROWS; row++) {
      var person = expected(row).equals("POSITIVE") ? assisted : unknown;
      rows.add(BatchClient.row(row, person.idNumber(), person.name()));
    }
    batch = Optional.of(asking.begin(Bed.ANSWERING, BatchClient.lines(rows)));
    client = Optional.of(asking);
  }

  /** Of a row, from 1. */
  private static String expected(int row) {
    return row % 3 == 0 ? "NOT_FOUND" : "POSITIVE";
  }

  @Override
  public void strike(Bed bed) throws IOException {
    for (var region : TURNS) {
      var begin = System.nanoTime();
      bed.node(region).kill();
      bed.restart(region);
      pause(EVERY.minusNanos(System.nanoTime() - begin));
    }
  }

  @Override
  public Optional<Duration> lasts() {
    return Optional.of(Duration.ZERO);
  }

  @Override
  public void mend(Bed bed) throws IOException {
    var end = System.nanoTime() + LONGEST.toNanos();
    var counts = client.orElseThrow().batch(batch.orElseThrow());
    while (!counts.path("state").asText().equals("DONE") && System.nanoTime() < end) {
      pause(Duration.ofMillis(500));
      counts = client.orElseThrow().batch(batch.orElseThrow());
    }
    if (counts.at("/rows/answered").asInt() != ROWS || !eachOnce()) {
      complaint = Optional.of("batch");
    }
  }

  private boolean eachOnce() throws IOException {
    var seen = new HashSet<Integer>();
    for (JsonNode result : client.orElseThrow().results(batch.orElseThrow())) {
      int row = result.path("row").asInt();
      if (!seen.add(row) || !result.path("outcome").asText().equals(expected(row))) {
        return false;
      }
    }
    return seen.size() == ROWS;
  }

  private static void pause(Duration time) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public Duration recovery() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Optional<String> complaint() {
    return complaint;
  }
}
