package org.tongban.core.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAsk;

/**
 * What one of many asks in one message has come to: something, or a no that stops this one only.
 *
 * @param no why it was stopped; present where the value is not
 */
public record PerItem<T>(OpenedAsk item, Optional<T> value, Optional<Reason> no) {
  public PerItem {
    Objects.requireNonNull(item, "item");
    if (value.isPresent() == no.isPresent()) {
      throw new IllegalArgumentException("an item has come to something or to a no");
    }
  }

  /** Begins with an item; what is refused stops it. */
  public static <T> PerItem<T> of(OpenedAsk item, Function<OpenedAsk, T> step) {
    return new PerItem<>(item, Optional.of(item), Optional.empty()).then(step);
  }

  /** Goes on where it was not stopped; what is refused stops it. */
  public <R> PerItem<R> then(Function<? super T, R> step) {
    if (value.isEmpty()) {
      return new PerItem<>(item, Optional.empty(), no);
    }
    try {
      return new PerItem<>(item, Optional.of(step.apply(value.get())), Optional.empty());
    } catch (RefusedException e) {
      return new PerItem<>(item, Optional.empty(), Optional.of(e.reason()));
    }
  }
}
