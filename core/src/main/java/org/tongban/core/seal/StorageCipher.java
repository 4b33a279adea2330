package org.tongban.core.seal;

import java.util.Arrays;
import java.util.Optional;

/** What evidence at rest, and the keys for it, are encrypted with. */
public enum StorageCipher {
  /** NIST SP 800-38D with keys of 256 bits. */
  AES_256_GCM("AES-256-GCM", 32),
  /** GB/T 32907 in GCM (RFC 8998 §3), keys of 128 bits. */
  SM4_GCM("SM4-GCM", 16);

  private final String code;
  private final int keyBytes;

  StorageCipher(String code, int keyBytes) {
    this.code = code;
    this.keyBytes = keyBytes;
  }

  /** Its name in files, settings and rows. */
  public String code() {
    return code;
  }

  int keyBytes() {
    return keyBytes;
  }

  /** The cipher of that name. */
  public static Optional<StorageCipher> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
