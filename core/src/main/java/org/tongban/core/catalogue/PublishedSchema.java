package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.tongban.core.message.Digest;
import org.tongban.core.message.ServiceVersion;

/**
 * One schema as schema registries number them.
 *
 * @param subject service and side, {@code certificate.marriage-ask} or {@code …-answer}
 * @param number 1 for the oldest version of the service, without gaps
 * @param version the service's own version
 * @param id the same for the same content everywhere, 1 to 2^31-1
 */
public record PublishedSchema(
    String subject, int number, ServiceVersion version, int id, JsonNode schema) {

  static PublishedSchema of(String subject, int number, ServiceVersion version, JsonNode schema) {
    var digest = Digest.sha256(org.tongban.core.message.StrictJson.write(schema));
    var bytes = Base64.getUrlDecoder().decode(digest.value());
    int id = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      id = id << Byte.SIZE | bytes[i] & 0xff;
    }
    return new PublishedSchema(
        subject, number, version, Math.max(1, id & Integer.MAX_VALUE), schema);
  }
}
