package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.harness.Simulation;
import org.tongban.harness.partner.Question;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.node.demo.register.KnownPeople;

/**
 * The clocks of two members are ten minutes apart. A node's own clock can't be set without that of
 * the machine, so the other side is simulated: it asks, and it answers, ahead and behind.
 */
final class WrongClock implements Fault {
  private static final Duration OFF = Duration.ofMinutes(10);
  private static final List<String> ANSWERING_WRONGLY = List.of("330482", "330483");
  private static final Duration TAKEN_OVER = Duration.ofSeconds(15);

  private final Clock clock;
  private final List<String> complaints = new ArrayList<>();

  WrongClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "wrong-clock";
  }

  @Override
  public Set<String> codes() {
    return Set.of();
  }

  @Override
  public boolean interrupts() {
    return false;
  }

  @Override
  public void strike(Bed bed) throws IOException {
    asks(bed, OFF, "not-yet-valid");
    asks(bed, OFF.negated(), "too-old");
    answers(bed);
  }

  private void asks(Bed bed, Duration ahead, String reason) {
    var person = KnownPeople.ASSISTED.in(Bed.ANSWERING);
    var wish = Wish.assistance(Bed.ASKING, Bed.ANSWERING.code(), person, "POSITIVE");
    var question =
        new Question(
            new MemberCode(wish.to()),
            new ServiceId(wish.service()),
            new ServiceVersion(1, 0),
            new Purpose("ASSISTANCE_REVIEW"),
            new Basis(BasisType.STATUTE, "社会救助暂行办法 第五十八条", Optional.empty()),
            Optional.empty(),
            wish.request().get("body"));
    // the connection is another matter: by that clock, the peer's certificate may not be in force
    var signed = Replay.asking(bed, Clock.offset(clock, ahead)).seal(question, Suite.ES256).wire();
    var said = new Said(Replay.asking(bed, clock).post(new MemberCode(wish.to()), signed));
    if (!said.refusedWith(reason)) {
      complaints.add("ask");
    }
  }

  private void answers(Bed bed) throws IOException {
    var file = bed.layout().data().resolve("clocks.yaml");
    try (var in = WrongClock.class.getResourceAsStream("clocks.yaml")) {
      Files.write(file, in.readAllBytes());
    }
    var folder = bed.layout().data().resolve("simulated");
    var schemas = bed.layout().home().resolve("schemas");
    try (var simulation =
            Simulation.start(
                ScenarioFile.read(file), bed.layout().federation(), folder, schemas, 0, clock);
        var callers = new Callers(bed.layout(), Duration.ZERO)) {
      for (var region : ANSWERING_WRONGLY) {
        var outcome = known(callers, region);
        if (!outcome.equals("answer-invalid")) {
          complaints.add("answer");
        }
      }
      if (simulation.replies().values().stream().anyMatch(replies -> replies == 0)) {
        complaints.add("unnoticed");
      }
    } catch (ScenarioException e) {
      throw new IllegalStateException(e.problems().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  /** The outcome, once the node has taken over the directory that the region is in. */
  private static String known(Callers callers, String region) throws InterruptedException {
    var person = KnownPeople.ASSISTED.in(Bed.ANSWERING);
    var wish = Wish.assistance(Bed.ANSWERING, region, person, "answer-invalid");
    var end = System.nanoTime() + TAKEN_OVER.toNanos();
    var outcome = "";
    do {
      outcome = callers.ask(wish, UUID.randomUUID().toString()).outcome();
    } while (outcome.startsWith("region-") && System.nanoTime() < end);
    return outcome;
  }

  @Override
  public void tidy(Bed bed) {
    bed.publish();
  }

  @Override
  public Optional<String> complaint() {
    return complaints.stream().findFirst();
  }
}
