package org.tongban.node.console.user;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.user.AccountException.Fault;

/**
 * Passwords as Argon2id hashes (RFC 9106) with Spring Security's parameters: 16 MiB, two passes.
 * Few at one time, since each takes its memory.
 */
public final class Passwords {
  /** Least length, in code points. */
  public static final int LEAST = 12;

  private static final int MOST = 200;
  private static final int DIFFERENT = 5;
  private static final int AT_ONCE = 2;

  /** Without letters and digits that look like others. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;

  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  private final SecureRandom random = new SecureRandom();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile String nobody;

  /** A fresh one that is good for one sign-in: some 99 bits, in groups that can be read out. */
  public String oneTime() {
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** What is wrong with a new password; empty when it is good. */
  static Optional<Fault> fault(String name, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < LEAST || length > MOST) {
      return Optional.of(Fault.PASSWORD_LENGTH);
    }
    var small = password.toLowerCase(Locale.ROOT);
    return small.contains(name.toLowerCase(Locale.ROOT))
            || password.chars().distinct().count() < DIFFERENT
        ? Optional.of(Fault.PASSWORD_SIMPLE)
        : Optional.empty();
  }

  /** The hash with its parameters and salt. */
  public String hash(String password) {
    return encoder.encode(password);
  }

  /**
   * Whether it is the one; takes as long when there is nothing to compare with.
   *
   * @throws RefusedException {@code BUSY}
   */
  boolean matches(String password, Optional<String> hash) {
    if (!places.tryAcquire()) {
      throw new RefusedException(Reason.BUSY, "too many passwords at one time");
    }
    try {
      // longer ones can't be anybody's, and would only cost time
      var shown = password.length() > 2 * MOST ? "" : password;
      return encoder.matches(shown, hash.orElseGet(this::ofNobody)) && hash.isPresent();
    } finally {
      places.release();
    }
  }

  private String ofNobody() {
    if (nobody == null) {
      nobody = encoder.encode(oneTime());
    }
    return nobody;
  }
}
