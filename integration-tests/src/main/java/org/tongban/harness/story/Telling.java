package org.tongban.harness.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.harness.story.Told.ToldCase;
import org.tongban.harness.story.Told.ToldStep;

/** Plays stories, case after case and step after step. */
public final class Telling {
  private final Cast cast;

  public Telling(Cast cast) {
    this.cast = cast;
  }

  /** Plays a story; a step that fails doesn't end it. */
  public Told tell(Story story) {
    var cases = new ArrayList<ToldCase>();
    for (var one : story.cases()) {
      cast.reset(story);
      cases.add(new ToldCase(one, one.steps().stream().map(step -> take(story, step)).toList()));
    }
    cast.reset(story);
    return new Told(story, cases);
  }

  private ToldStep take(Story story, Step step) {
    if (step instanceof Step.Asks asks) {
      var reply = cast.ask(asks);
      return new ToldStep(step, Optional.of(reply), Judgement.of(asks.expected(), reply));
    }
    cast.change(story, (Step.Changes) step);
    return new ToldStep(step, Optional.empty(), List.of());
  }
}
