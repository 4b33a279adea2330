package org.tongban.node.console.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.api.PersonsDoor;
import org.tongban.node.api.Stop;
import org.tongban.node.console.simulator.DrillRun.Found;

/** Asks what a drill says, as a person asks at the desk: signed, permitted and recorded. */
final class StepAsker {
  private final PersonsDoor door;

  StepAsker(PersonsDoor door) {
    this.door = door;
  }

  Found ask(Drill.Step step, Actor actor) {
    long since = System.nanoTime();
    var text = came(step, actor);
    long took = Duration.ofNanos(System.nanoTime() - since).toMillis();
    return new Found(text.equals(step.expected()) && took >= step.atLeastMs(), text, took);
  }

  private String came(Drill.Step step, Actor actor) {
    try {
      var service = new ServiceId(step.service());
      var key = UUID.randomUUID().toString();
      var asked = door.ask(service, actor, step.bytes(), MessageId.next(), key);
      if (asked.stop().isPresent()) {
        return failed(asked.stop().get());
      }
      var seen = door.seen(actor, asked.exchange().orElseThrow().toString());
      return seen.opened()
          .map(opened -> opened.answer().outcome().name())
          .or(() -> seen.stop().map(StepAsker::failed))
          .orElse("PENDING");
    } catch (RefusedException e) {
      return failed(Stop.of(e));
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage()).orElse("");
    }
  }

  private static String failed(Stop stop) {
    return Drill.failed(stop.reason().code(), stop.hop().code());
  }
}
