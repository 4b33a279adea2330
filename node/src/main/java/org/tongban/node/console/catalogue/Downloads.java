package org.tongban.node.console.catalogue;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files of the catalogue, to be saved and never shown by a browser as something of ours. */
final class Downloads {
  private Downloads() {}

  static ResponseEntity<byte[]> text(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static ResponseEntity<byte[]> file(String name, byte[] content) {
    var disposition = ContentDisposition.attachment().filename(name).build();
    return ResponseEntity.ok()
        .header("Content-Disposition", disposition.toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(content);
  }
}
