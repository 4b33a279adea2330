package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tongban.harness.batch.BatchClient;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.Demo;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/** Three regions review their households at the same time: each asks both others about a third. */
final class Review {
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final DemoLayout layout;
  private final Demo demo;
  private final CommandRunner commands;
  private final ObjIntConsumer<Integer> progress;
  private final RandomGenerator random;
  private final Map<Region, BatchClient> clients = new EnumMap<>(Region.class);
  private final Map<Region, URI> batches = new EnumMap<>(Region.class);
  private final Map<Long, List<Sample>> samples = new HashMap<>();
  private int kills;

  /**
   * @param demo started
   * @param progress takes rows that are settled, and kills
   * @param random who is killed
   */
  Review(
      DemoLayout layout,
      Demo demo,
      CommandRunner commands,
      ObjIntConsumer<Integer> progress,
      RandomGenerator random) {
    this.layout = layout;
    this.demo = demo;
    this.commands = commands;
    this.progress = progress;
    this.random = random;
  }

  /**
   * Has it done.
   *
   * @param rows of all three together
   * @param kill how often a node is killed; never where empty
   * @param proofs how many are fetched and verified, spread over all rows
   */
  ReviewResult run(int rows, Optional<Duration> kill, int proofs) throws IOException {
    var begin = System.nanoTime();
    for (var from : Region.values()) {
      int each = share(rows, from);
      var lines = new ReviewRows(from);
      var body = BatchClient.lines(IntStream.rangeClosed(1, each).mapToObj(lines::line).toList());
      clients.put(from, new BatchClient(layout, from));
      batches.put(from, clients.get(from).begin(body));
    }
    await(begin, kill);
    var seconds = (System.nanoTime() - begin) / 1e9;
    var result = new ReviewResult(rows, seconds, kills);
    for (var from : Region.values()) {
      result.count(clients.get(from).batch(batches.get(from)).path("rows"));
      var results = clients.get(from).results(batches.get(from));
      result.compare(results, clients.get(from).faults(batches.get(from)), share(rows, from));
      var answered = results.stream().filter(one -> one.has("outcome")).toList();
      prove(from, answered, proofs / Region.values().length, result);
      result.twice(new Books(layout, commands).twice(from));
    }
    samples.values().stream().filter(one -> one.size() > 2).forEach(result::memory);
    return result;
  }

  private static int share(int rows, Region region) {
    int regions = Region.values().length;
    return rows / regions + (region.ordinal() < rows % regions ? 1 : 0);
  }

  private void await(long begin, Optional<Duration> kill) throws IOException {
    var last = System.nanoTime();
    while (!done()) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IOException("not done within " + LONGEST);
      }
      pause();
      if (kill.isPresent() && System.nanoTime() - last > kill.get().toNanos()) {
        last = System.nanoTime();
        var region = Region.values()[random.nextInt(Region.values().length)];
        demo.kill(region);
        demo.restart(region, layout.home());
        kills++;
      }
      sample((System.nanoTime() - begin) / 1e9);
    }
  }

  private boolean done() throws IOException {
    int settled = 0;
    boolean done = true;
    for (var from : Region.values()) {
      var batch = clients.get(from).batch(batches.get(from));
      var counts = batch.path("rows");
      settled += counts.path("all").asInt() - counts.path("open").asInt();
      done &= batch.path("state").asText().equals("DONE");
    }
    progress.accept(settled, kills);
    return done;
  }

  /** The nodes are the programs in Java that were started from here. */
  private void sample(double seconds) throws IOException {
    for (var child : ProcessHandle.current().children().toList()) {
      if (child.info().command().orElse("").endsWith("/java") && child.isAlive()) {
        var known = samples.computeIfAbsent(child.pid(), any -> new ArrayList<>());
        known.add(Sample.of(child.pid(), seconds));
      }
    }
  }

  /** Each row's own proof, by the command that somebody without a node has. */
  private void prove(Region from, List<JsonNode> results, int proofs, ReviewResult result)
      throws IOException {
    var file = layout.proof("row");
    Files.createDirectories(file.getParent());
    for (int at = 0; at < proofs && at < results.size(); at++) {
      var row = results.get((int) ((long) at * results.size() / proofs));
      Files.write(file, clients.get(from).proof(row));
      result.proof(verified(file));
    }
  }

  private boolean verified(Path proof) {
    return commands
            .run("verify", proof.toString(), "--anchors", layout.certificates().toString())
            .exitCode()
        == 0;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
