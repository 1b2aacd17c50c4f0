package io.penstock.cli.payloads;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Random choices drawn from a generator. The same generator state yields the same choices.
public final class RandomChoices {
  private final RandomGenerator random;

  /// Choices drawn from this generator.
  public RandomChoices(RandomGenerator random) {
    this.random = random;
  }

  /// Returns true with probability `1 / times`.
  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /// Returns true with a probability of `share` percent.
  public boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  /// A random number from 0.
  ///
  /// @param bound the upper bound, exclusive
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// A random whole number of a range.
  ///
  /// @param last the upper bound, inclusive
  public int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  /// A random floating-point number of a range.
  ///
  /// @param bound the upper bound, exclusive
  public double between(double first, double bound) {
    return random.nextDouble(first, bound);
  }

  /// A random number of the full range of `long`.
  public long number() {
    return random.nextLong();
  }

  /// A random element of the list.
  public <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// A random element of the arguments.
  @SafeVarargs
  public final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  /// A text of this many random hexadecimal digits.
  public String hex(int digits) {
    return text(digits, 16);
  }

  /// A text of this many random decimal digits.
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

  /// Shuffles a list in place.
  public void shuffle(List<?> list) {
    Collections.shuffle(list, Random.from(random));
  }
}
