package org.tongban.harness.story;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Title;

/**
 * A story as it was played.
 *
 * @param cases in the story's order
 */
public record Told(Story story, List<ToldCase> cases) {
  public Told {
    Objects.requireNonNull(story, "story");
    cases = List.copyOf(cases);
  }

  /** Whether everything came as expected. */
  public boolean good() {
    return cases.stream().allMatch(ToldCase::good);
  }

  /** Every fault of every step, with the story, the case and the step named. */
  public List<Title> faults() {
    return cases.stream().flatMap(one -> one.faults(story).stream()).toList();
  }

  /** A case as it was played. */
  public record ToldCase(StoryCase played, List<ToldStep> steps) {
    public ToldCase {
      Objects.requireNonNull(played, "played");
      steps = List.copyOf(steps);
    }

    /** Whether every step came as expected. */
    public boolean good() {
      return steps.stream().allMatch(ToldStep::good);
    }

    private List<Title> faults(Story story) {
      return steps.stream()
          .flatMap(
              step ->
                  step.faults().stream()
                      .map(
                          fault ->
                              new Title(
                                  place(story, step, true) + fault.zh(),
                                  place(story, step, false) + fault.en())))
          .toList();
    }

    private String place(Story story, ToldStep step, boolean chinese) {
      var number = steps.indexOf(step) + 1;
      return story.number()
          + " · "
          + (chinese ? played.title().zh() : played.title().en())
          + " · "
          + number
          + " "
          + (chinese ? step.step().text().zh() : step.step().text().en())
          + ": ";
    }
  }

  /**
   * A step as it was played.
   *
   * @param reply empty where nothing was asked
   * @param faults what came otherwise than expected
   */
  public record ToldStep(Step step, Optional<Reply> reply, List<Title> faults) {
    public ToldStep {
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(reply, "reply");
      faults = List.copyOf(faults);
    }

    /** Whether it came as expected. */
    public boolean good() {
      return faults.isEmpty();
    }
  }
}
