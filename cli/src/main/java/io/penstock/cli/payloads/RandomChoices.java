package io.penstock.cli.payloads;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What is left to chance: choices of a generator, the same for the same one.
public final class RandomChoices {
  private final RandomGenerator random;

  /// The choices of this generator.
  public RandomChoices(RandomGenerator random) {
    this.random = random;
  }

  /// Whether something that happens once in so many times does.
  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /// Whether something that happens in so many of a hundred cases does.
  public boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  /// A number from 0.
  ///
  /// @param bound excluded
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// A number of a range.
  ///
  /// @param last included
  public int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  /// A number of a range.
  ///
  /// @param bound excluded
  public double between(double first, double bound) {
    return random.nextDouble(first, bound);
  }

  /// A number of all there are.
  public long number() {
    return random.nextLong();
  }

  /// One of several.
  public <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// One of several.
  @SafeVarargs
  public final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  /// So many hexadecimal digits.
  public String hex(int digits) {
    return text(digits, 16);
  }

  /// So many decimal digits.
  public String digits(int digits) {
    return text(digits, 10);
  }

  private String text(int digits, int radix) {
    var text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(radix), radix));
    }
    return text.toString();
  }

  /// Puts a list into any order.
  public void shuffle(List<?> list) {
    Collections.shuffle(list, Random.from(random));
  }
}
