package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What is asked, of whichever side: a local draft or an opened ask. Read only. */
public interface AskContent {
  ServiceId service();

  /** Empty in a draft that leaves the choice to the catalogue. */
  Optional<ServiceVersion> wantedVersion();

  Purpose purpose();

  Basis basis();

  /** The service's own part, of the contract's ask schema. Never to be changed. */
  JsonNode body();

  /** Where many are asked in one message, what each asks; then there is no body. */
  List<AskItem> items();
}
