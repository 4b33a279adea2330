package org.tongban.core.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongban.core.identity.IdentityNumber;

/**
 * The keys under which persons are found in the journal. A mark is HMAC-SHA-256 (RFC 2104) of the
 * person's number under the first key, and that hash hashed again under each further one. So a new
 * key covers also the marks of persons whose numbers are no longer kept anywhere, and an old one
 * that got out opens nothing any more.
 */
public final class SubjectKeys {
  private static final String LAYOUT = "tongban-subject-1 ";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int MOST_KEYS = 1_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<SecretKeySpec> keys;

  private SubjectKeys(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads the file: one key a line, the oldest first, 32 bytes in base64url.
   *
   * @throws KeyFileException when it can't be read, is open to others, or holds something else
   */
  public static SubjectKeys load(Path file) {
    try {
      KeyFiles.checkOwnerOnly(file);
      var keys = new ArrayList<SecretKeySpec>();
      for (var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        keys.add(key(file, line));
      }
      if (keys.isEmpty() || keys.size() > MOST_KEYS) {
        throw new KeyFileException(file, "must hold 1 to " + MOST_KEYS + " keys");
      }
      return new SubjectKeys(keys);
    } catch (IOException e) {
      throw new KeyFileException(file, "can't be read", e);
    }
  }

  private static SecretKeySpec key(Path file, String line) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(line);
      if (bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, ALGORITHM);
      }
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(file, "is damaged", e);
    }
    throw new KeyFileException(file, "holds a key that has not 32 bytes");
  }

  /**
   * Makes the file with a first key, or adds a key to it; the old file or the new is there whenever
   * the power fails.
   *
   * @throws KeyFileException when it can't be read or written
   */
  public static SubjectKeys add(Path file) {
    try {
      var old = Files.exists(file) ? load(file).keys : List.<SecretKeySpec>of();
      var bytes = new byte[KEY_BYTES];
      RANDOM.nextBytes(bytes);
      var keys = new ArrayList<>(old);
      keys.add(new SecretKeySpec(bytes, ALGORITHM));
      var text = new StringBuilder();
      var base64 = Base64.getUrlEncoder().withoutPadding();
      keys.forEach(key -> text.append(base64.encodeToString(key.getEncoded())).append('\n'));
      Files.createDirectories(file.toAbsolutePath().getParent());
      var half = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(half);
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, text, StandardCharsets.US_ASCII);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new SubjectKeys(keys);
    } catch (IOException e) {
      throw new KeyFileException(file, "can't be written", e);
    }
  }

  /** How many keys there are; what is marked now is of this generation. */
  public int generation() {
    return keys.size();
  }

  /** The mark of a person as it is made now. */
  public SubjectMark mark(String number) {
    return marking().mark(number);
  }

  /** Marks many. */
  public Marking marking() {
    return new Marking(keys.stream().map(SubjectKeys::mac).toList());
  }

  /** The marks of a person in all generations, the oldest first. */
  public List<SubjectMark> marks(String number) {
    return marking().marks(number);
  }

  /** Marks one person after the other. Not safe for threads. */
  public static final class Marking {
    private final List<Mac> macs;

    private Marking(List<Mac> macs) {
      this.macs = macs;
    }

    /** The mark of a person as it is made now. */
    public SubjectMark mark(String number) {
      var marks = marks(number);
      return marks.get(marks.size() - 1);
    }

    private List<SubjectMark> marks(String number) {
      var marks = new ArrayList<SubjectMark>();
      byte[] hash = (LAYOUT + plain(number)).getBytes(StandardCharsets.UTF_8);
      for (var mac : macs) {
        hash = mac.doFinal(hash);
        marks.add(new SubjectMark(marks.size() + 1, hash));
      }
      return marks;
    }
  }

  /**
   * The same person's mark in the newest generation.
   *
   * @param generation of the hash
   * @throws IllegalArgumentException for one that these keys have not
   */
  public SubjectMark raised(int generation, byte[] hash) {
    if (generation < 1 || generation > keys.size()) {
      throw new IllegalArgumentException("no such generation of keys");
    }
    byte[] raised = hash;
    for (var key : keys.subList(generation, keys.size())) {
      raised = mac(key).doFinal(raised);
    }
    return new SubjectMark(keys.size(), raised);
  }

  /** One spelling of a number: systems write the letters of one small or large. */
  private static String plain(String number) {
    return IdentityNumber.parseAnyKind(number)
        .map(IdentityNumber::value)
        .orElseGet(() -> number.strip().toUpperCase(Locale.ROOT));
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
