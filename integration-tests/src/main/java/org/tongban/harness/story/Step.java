package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.harness.scenario.Behaviour;
import org.tongban.harness.scenario.ScriptedAnswer;

/** A step of a case. */
public sealed interface Step {
  /** What is done, in words. */
  Title text();

  /**
   * A region asks another.
   *
   * @param to division code as the clerk writes it, or {@link #SEVERAL}
   * @param purpose empty where the clerk forgets it
   * @param account whether the asking system has an account at the node; only an ask through a real
   *     node can do without
   * @param again whether the very message of the step before is sent once more
   * @param concludes what the officer makes of the reply
   */
  record Asks(
      Title text,
      MemberCode from,
      String to,
      ServiceId service,
      Optional<String> purpose,
      BasisText basis,
      Optional<String> agreement,
      boolean account,
      boolean again,
      JsonNode body,
      Expected expected,
      Title concludes)
      implements Step {
    /** In place of a division: all regions that offer the service, at once. */
    static final String SEVERAL = "several";

    public Asks {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(purpose, "purpose");
      Objects.requireNonNull(basis, "basis");
      Objects.requireNonNull(agreement, "agreement");
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(concludes, "concludes");
    }

    boolean several() {
      return to.equals(SEVERAL);
    }
  }

  /**
   * Something changes at a simulated region, until the case ends.
   *
   * @param answers take precedence over those of its script
   */
  record Changes(
      Title text, MemberCode region, Optional<Behaviour> behaviour, List<ScriptedAnswer> answers)
      implements Step {
    public Changes {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(behaviour, "behaviour");
      answers = List.copyOf(answers);
    }
  }

  /** Type and source of a basis, as a clerk gives them. */
  record BasisText(String type, String ref) {
    public BasisText {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(ref, "ref");
    }
  }
}
