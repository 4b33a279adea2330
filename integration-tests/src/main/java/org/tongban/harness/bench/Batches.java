package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;

/** Has one region ask another one about many people at once. */
final class Batches {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String WHY =
      "purpose=ASSISTANCE_REVIEW&basisType=STATUTE&basisRef="
          + URLEncoder.encode("社会救助暂行办法 第五十八条", StandardCharsets.UTF_8);

  private final URI api;
  private final String token;
  private final Region to;
  private final List<Person> people;

  /**
   * @param people who are asked about, again and again
   */
  Batches(DemoLayout layout, Region from, Region to, List<Person> people) {
    this.api = URI.create(layout.api(from));
    this.to = to;
    this.people = List.copyOf(people);
    try {
      this.token = Files.readString(layout.token(from)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the clerk's token can't be read", e);
    }
  }

  /** From the first byte of the rows until the last is answered, durably on both sides. */
  BulkFigures run(int rows) {
    var body = lines(rows);
    var before = Machine.used();
    var begin = System.nanoTime();
    var address = begin(body);
    var taken = System.nanoTime();
    var counts = done(address).path("rows");
    var end = System.nanoTime();
    if (counts.path("answered").asInt() != rows) {
      throw new BenchException("not every row was answered: " + counts);
    }
    var used = Machine.used().since(before);
    return BulkFigures.of(rows, taken - begin, end - begin, used);
  }

  private byte[] lines(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(at -> people.get(at % people.size()))
        .map(Batches::row)
        .map(row -> new String(StrictJson.write(row), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode row(Person person) {
    var json = JsonNodeFactory.instance.objectNode();
    json.putObject("body")
        .putObject("subject")
        .put("idNumber", person.idNumber())
        .put("name", person.name());
    return json;
  }

  private URI begin(byte[] rows) {
    var path = "/api/v1/batches/assistance.status?to=" + to.code() + "&" + WHY;
    var request =
        to(api.resolve(path))
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(rows));
    var response = send(request, 202);
    return api.resolve(response.headers().firstValue("Location").orElseThrow());
  }

  private JsonNode done(URI address) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var json = StrictJson.parse(send(to(address).GET(), 200).body());
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

  private HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request, int status) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != status) {
        throw new BenchException(response.uri().getPath() + " replied " + response.statusCode());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException("a batch can't be asked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
