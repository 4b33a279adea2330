/**
 * The shared schema registry: which services there are, what may be asked for which purpose and on
 * which basis, and whether an ask or an answer has the agreed form.
 *
 * <p>This is plain content. Whoever opens the signed catalogue hands on verified files only.
 */
package org.tongban.core.catalogue;
