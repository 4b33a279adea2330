package org.tongban.core.message;

/** What allows a query: a duty by statute (PIPL art. 13(3), 34) or the subject's authorization. */
public enum BasisType {
  STATUTE,
  AUTHORIZATION
}
