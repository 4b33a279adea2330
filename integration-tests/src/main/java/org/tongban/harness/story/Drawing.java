package org.tongban.harness.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.story.Told.ToldCase;
import org.tongban.harness.story.Told.ToldStep;

/**
 * The sequence drawing of a case: regions as life lines, asks and what came of them as arrows, from
 * above to below.
 */
final class Drawing {
  private static final int NARROWEST = 244;
  private static final int MARGIN = 126;

  /** Stands for all that are asked at once; no division has this code. */
  private static final MemberCode SEVERAL = new MemberCode("999999");

  private static final Title ALL = new Title("提供该服务的各地", "All that offer the service");

  private final Story story;
  private final Phrases phrases;
  private final List<MemberCode> lines;
  private final int apart;
  private final Canvas canvas;

  private Drawing(Story story, ToldCase told, Phrases phrases) {
    this.story = story;
    this.phrases = phrases;
    this.lines = lines(story, told);
    this.apart = apart(told);
    this.canvas = new Canvas(2 * MARGIN + (lines.size() - 1) * apart);
  }

  /** The drawing as an SVG element of an HTML page. */
  static String of(Story story, ToldCase told, Phrases phrases) {
    var drawing = new Drawing(story, told, phrases);
    told.steps().forEach(drawing::step);
    var lives = drawing.lines.stream().map(drawing::life).collect(Collectors.joining());
    return drawing.canvas.whole(told.played().title(), lives);
  }

  private String life(MemberCode region) {
    if (region.equals(SEVERAL)) {
      return canvas.life(x(region), ALL, "", false);
    }
    var name = story.names().getOrDefault(region, new Title(region.value(), region.value()));
    return canvas.life(x(region), name, region.value(), story.real(region));
  }

  /** Who takes part, in the order of their first appearance. */
  private static List<MemberCode> lines(Story story, ToldCase told) {
    Set<MemberCode> seen = new LinkedHashSet<>();
    for (var step : told.steps()) {
      if (step.step() instanceof Step.Asks asks) {
        seen.add(asks.from());
        seen.add(target(story, asks));
      } else {
        seen.add(((Step.Changes) step.step()).region());
      }
    }
    return List.copyOf(seen);
  }

  private static MemberCode target(Story story, Step.Asks asks) {
    return asks.several()
        ? SEVERAL
        : story.answering(asks.to()).orElseGet(() -> new MemberCode(asks.to().substring(0, 6)));
  }

  /** So far that every arrow's words fit between its ends. */
  private int apart(ToldCase told) {
    var widest = NARROWEST;
    for (var step : told.steps()) {
      if (step.step() instanceof Step.Asks asks) {
        var distance =
            Math.max(1, Math.abs(lines.indexOf(asks.from()) - lines.indexOf(target(story, asks))));
        for (var words : words(asks, step)) {
          widest = Math.max(widest, Canvas.wide(words) / distance);
        }
      }
    }
    return widest;
  }

  private List<Title> words(Step.Asks asks, ToldStep step) {
    var words = new ArrayList<>(asked(asks));
    step.reply().ifPresent(reply -> words.add(Phrases.outcome(reply)));
    return words;
  }

  private List<Title> asked(Step.Asks asks) {
    var purpose = phrases.purpose(asks.purpose());
    return List.of(
        phrases.service(asks.service()), new Title("用途：" + purpose.zh(), "for: " + purpose.en()));
  }

  private void step(ToldStep step) {
    if (step.step() instanceof Step.Changes changes) {
      canvas.note(x(changes.region()), changes.text());
      return;
    }
    var asks = (Step.Asks) step.step();
    var reply = step.reply().orElseThrow();
    var failed = step.good() ? "" : " failed";
    var from = x(asks.from());
    var to = x(target(story, asks));
    if (reply.outcome().equals(Reply.NOT_SENT)) {
      stopped(from, from < to ? apart : -apart, asks, reply, failed);
    } else {
      canvas.words((from + to) / 2, asked(asks), "ask" + failed);
      canvas.arrow(from, to, "ask" + failed);
      came(from, to, reply, failed);
    }
    canvas.down(8);
  }

  private void came(int from, int to, Reply reply, String failed) {
    var kind = "answer " + colour(reply) + failed;
    canvas.words((from + to) / 2, List.of(Phrases.outcome(reply)), kind);
    if (reply.outcome().equals(Reply.NO_ANSWER)) {
      var end = to + (from - to) / 3;
      canvas.line(to, end, kind);
      canvas.cross(end);
    } else {
      canvas.arrow(to, from, kind);
    }
  }

  private void stopped(int from, int way, Step.Asks asks, Reply reply, String failed) {
    canvas.words(from + way / 2, asked(asks), "ask" + failed);
    canvas.line(from, from + way / 3, "ask stopped" + failed);
    canvas.cross(from + way / 3);
    canvas.words(from + way / 2, List.of(Phrases.outcome(reply)), "answer no" + failed);
  }

  private static String colour(Reply reply) {
    return switch (reply.outcome()) {
      case "POSITIVE", "FOUND" -> "yes";
      case "REFUSED", "ERROR", Reply.NO_ANSWER, Reply.NOT_SENT -> "no";
      default -> "care";
    };
  }

  private int x(MemberCode region) {
    return MARGIN + lines.indexOf(region) * apart;
  }
}
