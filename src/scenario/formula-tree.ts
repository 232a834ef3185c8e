import { DEEPEST_FORMULA, type FormulaFault, FUNCTIONS, type Token } from './formula-tokens.ts';

/** What is read of a parser's node; any other kind of node is refused by its name. */
export interface TreeNode {
  readonly type: string;
  readonly implicit?: boolean;
  readonly op?: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly fn?: unknown;
  readonly args?: readonly TreeNode[];
  readonly content?: TreeNode;
  readonly condition?: TreeNode;
  readonly trueExpr?: TreeNode;
  readonly falseExpr?: TreeNode;
}

/** Values of the variables in one year. */
interface FormulaInput {
  readonly year: number;
  readonly t: number;
  readonly default: number;
}

/** Where a computation first left the finite numbers. */
interface NotFinite {
  readonly character: number;
  readonly value: number;
}

export interface CompiledFormula {
  /** The value for an input, or the place in the text where it stopped being a finite number. */
  compute(input: FormulaInput): number | NotFinite;
}

type Compute = (input: FormulaInput) => number;
type Test = (input: FormulaInput) => boolean;

const MOST_NODES = 200;
const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};
const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

class Refusal extends Error {
  readonly fault: FormulaFault;
  constructor(fault: FormulaFault) {
    super(fault.allowed);
    this.fault = fault;
  }
}

/**
 * Compile a parsed formula to closures of our own: only the kinds of node listed here are known, nothing of the parser is
 * ever called. Nodes do not say where they stand, so the tree is walked in the order of the text, token by token.
 *
 * @param tokens of the same text, for positions.
 */
export function compileTree(root: TreeNode, tokens: readonly Token[]): CompiledFormula | FormulaFault {
  let next = 0;
  let nodes = 0;
  let bad: NotFinite | undefined;

  const here = () => tokens[Math.min(next, tokens.length - 1)] as Token;
  const refuse = (found: string, allowed: string): never => {
    throw new Refusal({ character: here().character, found, allowed });
  };
  const take = (text: string): Token => {
    const token = here();
    if (token.text !== text) refuse(JSON.stringify(token.text), JSON.stringify(text));
    next++;
    return token;
  };
  const finite = (character: number, value: number): number => {
    if (!Number.isFinite(value)) bad ??= { character, value };
    return value;
  };
  const count = (depth: number): void => {
    if (++nodes > MOST_NODES) refuse(`more than ${MOST_NODES} terms`, `at most ${MOST_NODES} terms`);
    if (depth > DEEPEST_FORMULA) refuse('deeper nesting', `at most ${DEEPEST_FORMULA} levels`);
  };

  function walk(node: TreeNode | undefined, depth: number): Compute {
    count(depth);
    switch (node?.type) {
      case 'ParenthesisNode': {
        take('(');
        const inner = walk(node.content, depth + 1);
        take(')');
        return inner;
      }
      case 'ConstantNode': {
        const { value } = node;
        if (here().kind !== 'number' || typeof value !== 'number' || !Number.isFinite(value))
          return refuse(here().text, 'a finite number');
        next++;
        return () => value;
      }
      case 'SymbolNode':
        return variable();
      case 'OperatorNode':
        return operator(node, depth);
      case 'FunctionNode':
        return call(node, depth);
      case 'ConditionalNode': {
        const condition = comparison(node.condition, depth + 1);
        take('?');
        const yes = walk(node.trueExpr, depth + 1);
        take(':');
        const no = walk(node.falseExpr, depth + 1);
        return (input) => (condition(input) ? yes(input) : no(input));
      }
      default:
        return refuse(node?.type ?? 'nothing', 'a number, a name, a sum, a product, a power, a function or a ? b : c');
    }
  }

  function variable(): Compute {
    const { text } = here();
    if (text !== 'year' && text !== 't' && text !== 'default')
      return refuse(
        JSON.stringify(text),
        `${JSON.stringify(`${text}(...)`)}: a function takes its arguments in parentheses`,
      );
    next++;
    return (input) => input[text];
  }

  function operator({ op = '', args = [], implicit }: TreeNode, depth: number): Compute {
    if (args.length === 1 && (op === '-' || op === '+')) {
      take(op);
      const inner = walk(args[0], depth + 1);
      return op === '-' ? (input) => -inner(input) : inner;
    }
    const left = walk(args[0], depth + 1);
    if (implicit) return refuse(JSON.stringify(here().text), 'a sign between two terms, such as *');
    const apply = Object.hasOwn(OPERATORS, op) ? OPERATORS[op] : undefined;
    if (apply === undefined || args.length !== 2)
      return refuse(
        JSON.stringify(here().text),
        Object.hasOwn(COMPARISONS, op) ? 'a comparison only before ?' : '+ - * / ^',
      );
    const { character } = take(op);
    const right = walk(args[1], depth + 1);
    return (input) => finite(character, apply(left(input), right(input)));
  }

  function call({ fn, args = [] }: TreeNode, depth: number): Compute {
    const { text, character, kind } = here();
    const known = kind === 'name' && Object.hasOwn(FUNCTIONS, text) ? FUNCTIONS[text] : undefined;
    if (known === undefined || (fn as TreeNode | undefined)?.name !== text)
      return refuse(JSON.stringify(text), `a function: ${Object.keys(FUNCTIONS).join(', ')}`);
    const { least, most } = known;
    if (args.length < least || args.length > most)
      return refuse(
        `${text} of ${args.length}`,
        least === most ? `${least} argument` : `${least} to ${most} arguments`,
      );
    next++;
    take('(');
    const inner = args.map((arg, i) => {
      if (i > 0) take(',');
      return walk(arg, depth + 1);
    });
    take(')');
    return (input) => finite(character, known.of(inner.map((each) => each(input))));
  }

  function comparison(node: TreeNode | undefined, depth: number): Test {
    count(depth);
    if (node?.type === 'ParenthesisNode') {
      take('(');
      const inner = comparison(node.content, depth + 1);
      take(')');
      return inner;
    }
    const { op = '', args = [] } = node ?? {};
    const compare = node?.type === 'OperatorNode' && Object.hasOwn(COMPARISONS, op) ? COMPARISONS[op] : undefined;
    if (compare === undefined || args.length !== 2)
      return refuse(JSON.stringify(here().text), 'one comparison before ?, such as year < 2030');
    const left = walk(args[0], depth + 1);
    take(op);
    const right = walk(args[1], depth + 1);
    return (input) => compare(left(input), right(input));
  }

  try {
    const run = walk(root, 1);
    if (next < tokens.length) refuse(JSON.stringify(here().text), 'the end of the formula');
    return {
      compute(input) {
        bad = undefined;
        const value = run(input);
        // Adding zero turns the negative zero, which a file cannot hold, into zero.
        return bad ?? value + 0;
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
}
