package org.tongban.harness.forge;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a forger has who is a member of the federation.
 *
 * @param ask a fresh ask that would be answered, ready to be signed with the key that it names
 * @param sign that key
 * @param tls the forger's other key
 */
public record Ground(Supplier<Forgery> ask, RawKeys sign, RawKeys tls) {
  public Ground {
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(sign, "sign");
    Objects.requireNonNull(tls, "tls");
  }

  Forgery fresh() {
    return ask.get();
  }
}
