package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws from a seed: the same seed gives the same registers on every machine. */
public final class Draw {
  private final RandomGenerator random;

  public Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Both ends included. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  public <T> T from(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Both ends included. */
  public LocalDate dayBetween(LocalDate first, LocalDate last) {
    return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay() + 1));
  }

  /** One of the choices, each as often as its weight says. */
  public <T> T weighted(List<T> choices, int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int left = random.nextInt(total);
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return choices.get(i);
      }
    }
    throw new IllegalStateException("as many weights as choices");
  }
}
