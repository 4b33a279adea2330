package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.tongban.harness.batch.BatchClient;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;

/** Has one region ask another one about many people at once. */
final class Batches {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final BatchClient client;
  private final Region to;
  private final List<Person> people;

  /**
   * @param people who are asked about, again and again
   */
  Batches(DemoLayout layout, Region from, Region to, List<Person> people) {
    this.to = to;
    this.people = people;
    try {
      this.client = new BatchClient(layout, from);
    } catch (IOException e) {
      throw new UncheckedIOException("the clerk's token can't be read", e);
    }
  }

  /** From the first byte of the rows until the last is answered, durably on both sides. */
  BulkFigures run(int many) {
    var body = BatchClient.lines(IntStream.range(0, many).mapToObj(this::row).toList());
    try {
      var before = Machine.used();
      var begin = System.nanoTime();
      var address = client.begin(to, body);
      var taken = System.nanoTime();
      var counts = done(address).path("rows");
      var end = System.nanoTime();
      if (counts.path("answered").asInt() != many) {
        throw new BenchException("not every row was answered: " + counts);
      }
      return BulkFigures.of(many, taken - begin, end - begin, Machine.used().since(before));
    } catch (IOException e) {
      throw new UncheckedIOException("a batch can't be asked", e);
    }
  }

  private String row(int at) {
    var person = people.get(at % people.size());
    return BatchClient.row(at, person.idNumber(), person.name());
  }

  private JsonNode done(URI address) throws IOException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var json = client.batch(address);
      if (json.path("state").asText().equals("DONE")) {
        return json;
      }
      pause();
    }
    throw new BenchException("a batch took longer than " + PATIENCE);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
