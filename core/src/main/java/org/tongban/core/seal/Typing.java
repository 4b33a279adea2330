package org.tongban.core.seal;

import com.nimbusds.jose.JOSEObjectType;

/** Explicit typing (RFC 8725 §3.11): a message of one kind is never read as another. */
enum Typing {
  ASK("tongban-ask+jwt"),
  ANSWER("tongban-answer+jwt"),
  RECEIPT("tongban-receipt+jwt"),
  NOTICE("tongban-notice+jwt"),
  UNDELIVERED("tongban-undelivered+jwt"),
  HOP("tongban-hop+jwt"),
  SLIP("tongban-slip+jwt"),
  DIRECTORY("tongban-directory+jwt"),
  CATALOGUE("tongban-catalogue+jwt"),
  OPERATOR("tongban-operator+jwt");

  private final JOSEObjectType type;

  Typing(String type) {
    this.type = new JOSEObjectType(type);
  }

  JOSEObjectType type() {
    return type;
  }
}
