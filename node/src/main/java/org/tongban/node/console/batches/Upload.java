package org.tongban.node.console.batches;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.batch.Batches.Form;

/** A file of rows, as it came. Which form it has is seen from what is in it. */
final class Upload {
  private static final Charset GB_18030 = Charset.forName("GB18030");

  private Upload() {}

  /**
   * Its form.
   *
   * @throws RefusedException {@code SCHEMA_VIOLATION} for what is neither a table nor lines
   */
  static Form form(byte[] file, String columns) {
    if (file.length == 0) {
      throw refused("must be present");
    }
    if (file[0] == 'P' && file.length > 1 && file[1] == 'K') {
      throw refused("is a workbook; save it as CSV");
    }
    return new Form(!lines(file), charset(file), columns);
  }

  private static boolean lines(byte[] file) {
    int at = file.length > 2 && (file[0] & 0xff) == 0xef ? 3 : 0;
    while (at < file.length && Character.isWhitespace(file[at])) {
      at++;
    }
    return at < file.length && file[at] == '{';
  }

  private static Charset charset(byte[] file) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return GB_18030;
    }
  }

  private static RefusedException refused(String rule) {
    return new RefusedException(Reason.SCHEMA_VIOLATION, List.of(new Violation("/file", rule)));
  }
}
