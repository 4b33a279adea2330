package org.tongban.node.store;

import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.SignedCheckpoint;
import org.tongban.node.ThrowawayKeys;

/** Signs checkpoints with keys that are thrown away. */
public final class LogSamples {
  private static final MemberCode SELF = new MemberCode("310118");
  private static final NodeKeys KEYS = keys();

  private LogSamples() {}

  public static SignedCheckpoint sign(long size, Digest root) {
    return new CheckpointSealer(CryptoProvider.bouncyCastle(), () -> KEYS, SELF)
        .sign(Checkpoint.of(SELF, size, root));
  }

  private static NodeKeys keys() {
    var authority = DemonstrationAuthority.create(Samples.CLOCK, 30);
    return ThrowawayKeys.of(authority, SELF, ThrowawayKeys.pair(authority, SELF, KeyUse.SIGN));
  }
}
