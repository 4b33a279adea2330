package org.tongban.node.api;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Which of several media types a caller gets. */
final class Offered {
  private Offered() {}

  /**
   * The first that the caller takes, by what he likes best; the first of all where he doesn't say.
   *
   * @param accept header of RFC 9110 §12.5.1; null where there is none
   */
  static String best(String accept, List<String> offers) {
    var wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
    MimeTypeUtils.sortBySpecificity(wanted);
    return wanted.stream()
        .flatMap(type -> offers.stream().filter(offer -> takes(type, offer)))
        .findFirst()
        .orElse(offers.get(0));
  }

  private static boolean takes(MediaType type, String offer) {
    return type.includes(MediaType.parseMediaType(offer));
  }
}
