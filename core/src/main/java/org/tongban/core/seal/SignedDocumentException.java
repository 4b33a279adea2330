package org.tongban.core.seal;

/** A document that the federation operator didn't sign, or that is no longer in force. */
public final class SignedDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SignedDocumentException(String message) {
    super(message);
  }
}
