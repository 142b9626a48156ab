import ts from "typescript";

const folder = "/compared/";
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The one name of the DOM that generated types use; its whole library takes longer to read than all else together. */
const globals = `interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}
`;

/** A compiler's view of modules that are only in memory, by name. */
export class TypeProgram {
  readonly checker: ts.TypeChecker;
  readonly #program: ts.Program;
  readonly #names: readonly string[];

  constructor(modules: Readonly<Record<string, string>>) {
    const texts = new Map(
      Object.entries({ ...modules, "globals.d.ts": globals }).map(([name, text]) => [folder + name, text]),
    );
    this.#names = Object.keys(modules);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile, directoryExists } = host;
    host.directoryExists = (path) => folder.startsWith(path) || (directoryExists?.(path) ?? true);
    host.fileExists = (file) => texts.has(file) || fileExists(file);
    host.readFile = (file) => texts.get(file) ?? readFile(file);
    host.getSourceFile = (file, ...rest) => {
      const text = texts.get(file);
      return text === undefined
        ? library(file, () => getSourceFile(file, ...rest))
        : ts.createSourceFile(file, text, rest[0], true);
    };
    this.#program = ts.createProgram([...texts.keys()], options, host);
    this.checker = this.#program.getTypeChecker();
  }

  /** The types that a module exports, by name. */
  exports(module_: string): Map<string, ts.Type> {
    const source = this.#source(module_);
    const symbol = this.checker.getSymbolAtLocation(source);
    const found = symbol === undefined ? [] : this.checker.getExportsOfModule(symbol);
    return new Map(found.map((one) => [one.name, this.checker.getDeclaredTypeOfSymbol(one)]));
  }

  /** What the compiler says against a module, a sentence each. */
  errors(module_: string): string[] {
    const source = this.#source(module_);
    return [...this.#program.getSyntacticDiagnostics(source), ...this.#program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ").replaceAll(/\s+/g, " "),
    );
  }

  /** Fails when any module is wrong: a type that is not found would be any, and any is the same as any. */
  requireSound(): void {
    for (const name of this.#names) {
      const [error] = this.errors(name);
      if (error !== undefined) throw new Error(`${name}: ${error}`);
    }
  }

  #source(module_: string): ts.SourceFile {
    const source = this.#program.getSourceFile(folder + module_);
    if (source === undefined) throw new Error(`there is no module ${module_}`);
    return source;
  }
}

const libraries = new Map<string, ts.SourceFile | undefined>();

/** The language's own library is read once, however many documents are compared. */
function library(file: string, read: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!libraries.has(file)) libraries.set(file, read());
  return libraries.get(file);
}
