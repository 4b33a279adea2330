package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.House;
import org.tongban.it.federation.RunningDemo;
import org.tongban.it.federation.WithDemo;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Answering nodes that are killed outright, again and again, while they are asked. */
@WithDemo
class KilledNodeIT {
  private static final int KILLS = Integer.getInteger("tongban.kills", 8);
  private static final int PATIENCE = 1500;
  private static final List<Region> ANSWERING = List.of(Region.QINGPU, Region.JIASHAN);
  private static final String SERVICE = "assistance.status";

  private final RunningDemo demo;

  /** With what is asked here and no more, so that a start takes less. */
  private final Path house;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<Region, Queue<String>> answered =
      Map.of(
          Region.QINGPU,
          new ConcurrentLinkedQueue<>(),
          Region.JIASHAN,
          new ConcurrentLinkedQueue<>());
  private final AtomicBoolean going = new AtomicBoolean(true);

  KilledNodeIT(RunningDemo demo) throws IOException {
    this.demo = demo;
    house = House.with(SERVICE, demo.layout().home(), demo.layout().data().resolve("house"));
  }

  /** Others use the demonstration too, with all of its services. */
  @AfterEach
  void servesEverythingAgain() {
    for (var region : ANSWERING) {
      demo.demo().kill(region);
      demo.demo().restart(region, demo.layout().home());
    }
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
      demo.demo().kill(region);
      demo.demo().restart(region, house);
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

  private HttpRequest.Builder request(Region region, String path) throws IOException {
    return demo.request(region, path).timeout(Duration.ofSeconds(30));
  }

  private int journalCheck(Region region) {
    return TongbanCommand.inThisProcess(
            "journal",
            "check",
            "--config",
            demo.layout().config(region).toString(),
            "--data",
            demo.layout().nodeData(region).toString())
        .exitCode();
  }
}
