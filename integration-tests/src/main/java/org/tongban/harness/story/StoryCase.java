package org.tongban.harness.story;

import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.Title;

/** One way in which a story goes; it begins with every region as its script says. */
public record StoryCase(Title title, Kind kind, List<Step> steps) {
  public StoryCase {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
    steps = List.copyOf(steps);
  }

  /** What a case shows. */
  public enum Kind {
    REGULAR,
    NEGATIVE,
    NOT_FOUND,
    PARTIAL,
    REFUSED,
    PENDING,
    EXCEPTIONAL
  }
}
