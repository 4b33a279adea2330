package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.harness.fault.Sample.Quantity;

/** What a review came to. */
final class ReviewResult {
  private static final List<String> COUNTED = List.of("faulty", "answered", "refused", "failed");

  private final int rows;
  private final double seconds;
  private final int kills;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int wrong;
  private int proofs;
  private int badProofs;
  private long twice;
  private double memory;
  private boolean flat = true;

  ReviewResult(int rows, double seconds, int kills) {
    this.rows = rows;
    this.seconds = seconds;
    this.kills = kills;
  }

  /** Adds what a node says of its batch. */
  void count(JsonNode told) {
    COUNTED.forEach(name -> counts.merge(name, told.path(name).asInt(), Integer::sum));
  }

  /** Holds every row of a batch against what must come of it: once, and that. */
  void compare(List<JsonNode> results, List<JsonNode> faults, int many) {
    Map<Integer, String> told = new HashMap<>();
    for (var result : results) {
      if (told.put(result.path("row").asInt(), result.path("outcome").asText(ReviewRows.FAILED))
          != null) {
        wrong++;
      }
    }
    faults.forEach(fault -> told.put(fault.path("row").asInt(), ReviewRows.FAULTY));
    for (int row = 1; row <= many; row++) {
      if (!ReviewRows.expected(row).equals(told.get(row))) {
        wrong++;
      }
    }
  }

  void proof(boolean good) {
    proofs++;
    badProofs += good ? 0 : 1;
  }

  /** Adds steps of exchanges that stand in a journal more than once. */
  void twice(long steps) {
    twice += steps;
  }

  /** Looks at a node's memory after the first third, in which a JVM warms up. */
  void memory(List<Sample> samples) {
    var warm = samples.subList(samples.size() / 3, samples.size());
    memory =
        samples.stream()
            .mapToDouble(one -> one.values().get(Quantity.MEMORY))
            .reduce(memory, Math::max);
    flat &= warm.size() < 2 || Slope.of(warm, Quantity.MEMORY).flat();
  }

  /** Whether each row is accounted for, as it should be; a node that was killed warms up anew. */
  boolean good() {
    int settled = counts.values().stream().mapToInt(Integer::intValue).sum();
    return settled == rows && wrong == 0 && badProofs == 0 && twice == 0 && (flat || kills > 0);
  }

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("rows", rows).put("seconds", Math.round(seconds)).put("kills", kills);
    counts.forEach(json::put);
    json.put("wrong", wrong).put("proofs", proofs).put("badProofs", badProofs);
    json.put("twice", twice).put("largestMemoryMiB", Math.round(memory));
    return json.put("memoryFlat", flat).put("good", good());
  }
}
