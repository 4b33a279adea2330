package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.House;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.Demo;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Answering nodes that are killed outright, again and again, while they are asked. */
class KilledNodeIT {
  private static final int KILLS = Integer.getInteger("tongban.kills", 20);
  private static final int PATIENCE = 1500;
  private static final List<Region> ANSWERING = List.of(Region.QINGPU, Region.JIASHAN);
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path DATA = Path.of("target/killed").toAbsolutePath();
  private static final String SERVICE = "assistance.status";
  private static Demo demo;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<Region, Queue<String>> answered =
      Map.of(
          Region.QINGPU,
          new ConcurrentLinkedQueue<>(),
          Region.JIASHAN,
          new ConcurrentLinkedQueue<>());
  private final AtomicBoolean going = new AtomicBoolean(true);

  @BeforeAll
  static void start() throws IOException {
    if (Files.exists(DATA)) {
      try (var old = Files.walk(DATA)) {
        old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      }
    }
    // with what is asked here and no more, so that a start takes less
    var house = House.with(SERVICE, HOME, DATA.resolve("house"));
    var layout = new DemoLayout(house, DATA, 18100);
    demo = new Demo(layout, TongbanCommand::inThisProcess, new PrintWriter(Writer.nullWriter()));
    demo.start(Clock.system(ZoneId.of("Asia/Shanghai")));
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void noAnswerExistsWithoutItsRecordHoweverOftenTheAnsweringNodeIsKilled() throws Exception {
    // Given callers that ask all the time, two for each node
    var threads = Executors.newFixedThreadPool(3 * ANSWERING.size());
    for (var region : ANSWERING) {
      threads.execute(() -> askOnAndOn(region));
      threads.execute(() -> askOnAndOn(region));
    }

    // When the answering nodes are killed at moments that nobody can foresee
    var killers = new ArrayList<Future<Void>>();
    for (var region : ANSWERING) {
      killers.add(threads.submit(() -> killAgainAndAgain(region)));
    }
    for (var killer : killers) {
      killer.get();
    }
    TimeUnit.SECONDS.sleep(1);
    going.set(false);
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    // Then the journals are whole, and each answer that was received was recorded before it left
    assertThat(journalCheck(Region.WUJIANG)).isZero();
    for (var region : ANSWERING) {
      assertThat(journalCheck(region)).isZero();
      assertThat(answered.get(region)).hasSizeGreaterThan(KILLS / 4);
      for (var exchange : answered.get(region)) {
        assertThat(signedAnswer(region, exchange))
            .as("the answer of %s in the journal of the node that gave it", exchange)
            .isEqualTo(signedAnswer(Region.WUJIANG, exchange));
      }
    }
  }

  private Void killAgainAndAgain(Region region) throws InterruptedException {
    var random = new SplittableRandom(2026 + region.ordinal());
    for (int kill = 0; kill < KILLS / ANSWERING.size(); kill++) {
      awaitAnswer(region);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(20, 1000));
      demo.kill(region);
      demo.restart(region);
    }
    return null;
  }

  /** A slow machine's node must be at work when it is killed, or nothing is tried. */
  private void awaitAnswer(Region region) throws InterruptedException {
    var before = answered.get(region).size();
    for (int i = 0; i < PATIENCE && answered.get(region).size() == before; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void askOnAndOn(Region region) {
    while (going.get()) {
      try {
        var reply = client.send(ask(region), HttpResponse.BodyHandlers.ofByteArray());
        var json = StrictJson.parse(reply.body());
        if (reply.statusCode() == 200) {
          assertThat(json.path("outcome").asText()).isEqualTo("POSITIVE");
          answered.get(region).add(json.path("exchange").asText());
          // so that the node which starts again meanwhile gets its share of two cores
          TimeUnit.MILLISECONDS.sleep(20);
        } else {
          TimeUnit.MILLISECONDS.sleep(400);
        }
      } catch (IOException e) {
        throw new AssertionError("the asking node was never killed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private HttpRequest ask(Region region) throws IOException {
    var person = KnownPeople.ASSISTED.in(region);
    var body =
        """
        {"to":"%s","purpose":"ASSISTANCE_REVIEW",
         "basis":{"type":"STATUTE","ref":"社会救助暂行办法 第五十八条"},
         "body":{"subject":{"idNumber":"%s","name":"%s"}}}
        """
            .formatted(region.code(), person.idNumber(), person.name());
    return request(Region.WUJIANG, "/api/v1/asks/" + SERVICE)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private byte[] signedAnswer(Region region, String exchange) throws Exception {
    var request = request(region, "/api/v1/exchanges/" + exchange + "/answer").build();
    var reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(reply.statusCode()).isEqualTo(200);
    return reply.body();
  }

  private static HttpRequest.Builder request(Region region, String path) throws IOException {
    var base = 18101 + region.ordinal();
    var token = DATA.resolve(region.code()).resolve("callers").resolve("clerk.token");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base + path))
        .timeout(Duration.ofSeconds(30))
        .header(
            "Authorization",
            "Bearer " + Files.readString(token, StandardCharsets.US_ASCII).strip());
  }

  private static int journalCheck(Region region) {
    return TongbanCommand.inThisProcess(
            "journal",
            "check",
            "--config",
            HOME.resolve("node-config").resolve(region.code()).toString(),
            "--data",
            DATA.resolve(region.code()).toString())
        .exitCode();
  }
}
