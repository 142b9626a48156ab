import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { undated } from "./undated.ts";

/** Each public name of a package, `createX` or `cartesia of ./cartesia`, with its type written out in full. */
export type Surface = ReadonlyMap<string, string>;

/**
 * What users of packages can see, types of other packages written out where they show. A text of declarations would not
 * do: `Omit<CartesiaCloneRequest, "clip">` reads the same before and after Cartesia's request changed.
 *
 * @param packages Folders below `packages/`.
 */
export function surfacesOf(root: string, packages: readonly string[]): Map<string, Surface> {
  const entries = packages.flatMap((name) =>
    Object.entries(entryPoints(root, name)).map(([entry, file]) => ({ name, entry, file })),
  );
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: ["node"],
      typeRoots: [join(root, "packages/clone-core/node_modules/@types")],
      strict: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
    },
  );
  const checker = program.getTypeChecker();
  const surfaces = new Map<string, Map<string, string>>(packages.map((name) => [name, new Map()]));
  for (const { name, entry, file } of entries) {
    const source = program.getSourceFile(file);
    const module_ = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (source === undefined || module_ === undefined) throw new Error(`${file} exports nothing`);
    for (const symbol of checker.getExportsOfModule(module_)) {
      const shown = entry === "." ? symbol.name : `${symbol.name} of ${entry}`;
      surfaces.get(name)?.set(shown, symbolText(checker, program, symbol, source));
    }
  }
  return surfaces;
}

/** The public names that differ between two surfaces. */
export function changedNames(old: Surface, new_: Surface): string[] {
  const names = new Set([...old.keys(), ...new_.keys()]);
  return [...names].filter((name) => old.get(name) !== new_.get(name)).sort();
}

function entryPoints(root: string, name: string): Record<string, string> {
  const folder = join(root, "packages", name);
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    exports: Record<string, string>;
  };
  const modules = Object.entries(exports).filter(([entry]) => !entry.endsWith(".json"));
  return Object.fromEntries(modules.map(([entry, file]) => [entry, join(folder, file)]));
}

function symbolText(checker: ts.TypeChecker, program: ts.Program, given: ts.Symbol, at: ts.Node): string {
  const symbol = given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given;
  const print = typePrinter(checker, program, at, symbol.name);
  const lines: string[] = [];
  if (symbol.flags & ts.SymbolFlags.Type) lines.push(`type ${print(checker.getDeclaredTypeOfSymbol(symbol))}`);
  if (symbol.flags & ts.SymbolFlags.Value) lines.push(`value ${print(checker.getTypeOfSymbolAtLocation(symbol, at))}`);
  return even(lines.join("\n"));
}

/** A text without where a type stands and the compiler's own number of a symbol: they differ from run to run. */
const even = (text: string): string =>
  undated(text)
    .replaceAll(/import\("[^"]*?(packages\/|node_modules\/)/g, 'import("$1')
    .replaceAll(/(__@\w+)@\d+/g, "$1");

/** How many types one exported name may be written out of. The largest of today's takes 89. */
const maxPrinted = 100_000;

function typePrinter(
  checker: ts.TypeChecker,
  program: ts.Program,
  at: ts.Node,
  exported: string,
): (type: ts.Type) => string {
  const open: ts.Type[] = [];
  /** Texts of types that refer to nothing around them: they read the same wherever they stand. */
  const known = new Map<ts.Type, string>();
  /** The outermost open type that what is being printed refers back to. */
  let back = Number.POSITIVE_INFINITY;
  let printed = 0;
  const short = (type: ts.Type): string => checker.typeToString(type, at, ts.TypeFormatFlags.NoTruncation);
  /** Whether a type is the runtime's or a dependency's own: its name says enough. */
  const foreign = (type: ts.Type): boolean => {
    // A mapped type, `Partial` say, is not: what it was applied to shows in its members.
    if (!type.symbol || !(type.symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class))) return false;
    const file = type.symbol.declarations?.[0]?.getSourceFile();
    if (file === undefined) return false;
    return program.isSourceFileDefaultLibrary(file) || file.fileName.includes("/node_modules/");
  };
  const signature = (one: ts.Signature): string => {
    const parameters = one.parameters.map((parameter) => {
      const optional = parameter.flags & ts.SymbolFlags.Optional ? "?" : "";
      return `${parameter.name}${optional}: ${print(checker.getTypeOfSymbolAtLocation(parameter, at))}`;
    });
    return `(${parameters.join(", ")}) => ${print(one.getReturnType())}`;
  };
  const print = (type: ts.Type): string => {
    if (type.isUnion()) return type.types.map(print).sort().join(" | ");
    if (type.isIntersection()) return type.types.map(print).join(" & ");
    if (!(type.flags & ts.TypeFlags.Object)) return short(type);
    const before = known.get(type);
    if (before !== undefined) return before;
    // A type inside itself: how many levels up says the same whatever the order of a union is.
    const level = open.indexOf(type);
    if (level >= 0) {
      back = Math.min(back, level);
      return `^${open.length - level}`;
    }
    printed += 1;
    if (printed > maxPrinted) {
      throw new Error(
        `The type of ${exported} repeats its parts so often that it takes more than ${maxPrinted} to write`,
      );
    }
    const outer = back;
    back = Number.POSITIVE_INFINITY;
    open.push(type);
    const text = expanded(type);
    open.pop();
    const isClosed = back >= open.length;
    // Surfaces are only compared: what is long stands for itself by its hash, or types that hold a type twice would
    // double at each level.
    const kept = isClosed && text.length > 400 ? `#${hash("sha256", even(text))}` : text;
    if (isClosed) known.set(type, kept);
    back = Math.min(outer, isClosed ? outer : back);
    return kept;
  };
  const expanded = (type: ts.Type): string => {
    const parts = checker.isArrayType(type) || checker.isTupleType(type) || foreign(type) ? [] : members(type);
    const reference = type as ts.TypeReference;
    const parameters = reference.target === undefined ? [] : checker.getTypeArguments(reference);
    if (parts.length > 0) return `{ ${parts.join("; ")} }`;
    const name = type.symbol?.name ?? "{}";
    if (parameters.length === 0) return short(type);
    const texts = parameters.map(print);
    // A list of known values is a set: in which order its document has them is nobody's type.
    const isList = checker.isTupleType(type) && parameters.every((one) => one.isLiteral());
    return `${name}<${(isList ? texts.sort() : texts).join(", ")}>`;
  };
  const members = (type: ts.Type): string[] =>
    [
      ...checker.getPropertiesOfType(type).map((property) => {
        const optional = property.flags & ts.SymbolFlags.Optional ? "?" : "";
        const isReadonly =
          ts.getCombinedModifierFlags(property.declarations?.[0] ?? (at as ts.Declaration)) & ts.ModifierFlags.Readonly;
        return `${isReadonly ? "readonly " : ""}${property.name}${optional}: ${print(checker.getTypeOfSymbolAtLocation(property, at))}`;
      }),
      ...checker.getSignaturesOfType(type, ts.SignatureKind.Call).map(signature),
      ...checker.getSignaturesOfType(type, ts.SignatureKind.Construct).map((one) => `new ${signature(one)}`),
      ...checker.getIndexInfosOfType(type).map((info) => `[${print(info.keyType)}]: ${print(info.type)}`),
    ].sort();
  return print;
}
