import ts from "typescript";

/** A place where types part: `body multipart/form-data.clip`. */
export interface TypeDifference {
  readonly path: string;
  readonly message: string;
}

/** The innermost place at which `source` cannot stand where `target` is expected; `undefined` when it can. */
export function notAssignable(
  checker: ts.TypeChecker,
  source: ts.Type,
  target: ts.Type,
  path = "",
): TypeDifference | undefined {
  if (checker.isTypeAssignableTo(source, target)) return undefined;
  if (isPlainObject(source) && isPlainObject(target) && path.split(".").length < 8) {
    for (const property of checker.getPropertiesOfType(target)) {
      const other = checker.getPropertyOfType(source, property.name);
      if (other === undefined) continue;
      const inner = notAssignable(
        checker,
        checker.getTypeOfSymbol(other),
        checker.getTypeOfSymbol(property),
        joined(path, property.name),
      );
      if (inner !== undefined) return inner;
    }
  }
  return { path, message: `${shown(checker, source)} is not ${shown(checker, target)}` };
}

/** The fields that are in `old` and not in `new_`, however deep. */
export function goneKeys(checker: ts.TypeChecker, old: ts.Type, new_: ts.Type): string[] {
  const seen = new Map<ts.Type, Set<ts.Type>>();
  const gone: string[] = [];
  const visit = (before: ts.Type, after: ts.Type, path: string): void => {
    if (seen.get(before)?.has(after)) return;
    seen.set(before, (seen.get(before) ?? new Set()).add(after));
    const items = [before, after].map((type) => checker.getNonNullableType(type)).map((type) => itemOf(checker, type));
    const [item, newItem] = items;
    if (item !== undefined && newItem !== undefined) {
      visit(item, newItem, `${path}[]`);
      return;
    }
    const others = objectsOf(checker, after);
    if (others.length === 0) return;
    for (const object of objectsOf(checker, before)) {
      for (const property of checker.getPropertiesOfType(object)) {
        const place = joined(path, property.name);
        const found = others.flatMap((other) => checker.getPropertyOfType(other, property.name) ?? []);
        if (found.length === 0) gone.push(place);
        for (const one of found) visit(checker.getTypeOfSymbol(property), checker.getTypeOfSymbol(one), place);
      }
    }
  };
  visit(old, new_, "");
  return [...new Set(gone)];
}

const joined = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

const itemOf = (checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined =>
  checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;

/** Objects with fields of a document, not those of the language: `Blob`, `Uint8Array`. */
function isPlainObject(type: ts.Type): boolean {
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  return !(type.symbol?.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class));
}

const objectsOf = (checker: ts.TypeChecker, given: ts.Type): ts.Type[] => {
  const type = checker.getNonNullableType(given);
  return (type.isUnionOrIntersection() ? type.types : [type]).filter(isPlainObject);
};

function shown(checker: ts.TypeChecker, type: ts.Type): string {
  const text = checker.typeToString(type);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
