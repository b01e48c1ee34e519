import { type RareKnowledge, rareKnowledge } from '#api/rareKnowledge.ts';

const scalars: Readonly<Record<string, string>> = {
  bytes: '[]uint8',
  double: 'float64',
  intOrString: 'intstr.IntOrString',
  quantity: 'resource.Quantity',
  time: 'v1.Time',
  microTime: 'v1.MicroTime',
};

/** `core.v1.PodSpec.restartPolicy` to `v1.RestartPolicy`: the fields whose Go type the field tables do not tell. */
const namedFields = new WeakMap<RareKnowledge, ReadonlyMap<string, string>>();

function namedFieldsOf(knowledge: RareKnowledge): ReadonlyMap<string, string> {
  const known =
    namedFields.get(knowledge) ??
    new Map(
      Object.entries(knowledge.goTypeNames).flatMap(([go, fields]) =>
        fields.map((field) => [field, go] as const),
      ),
    );
  namedFields.set(knowledge, known);
  return known;
}

/** The name Go's decoder gives the type of a field: `int64`, `v1.RestartPolicy`, `[]v1.Container`. */
export function goTypeOfField(owner: string, field: string, type: string): string {
  return namedFieldsOf(rareKnowledge()).get(`${owner}.${field}`) ?? goTypeName(type);
}

/** The Go name of a type of the field tables. */
export function goTypeName(type: string): string {
  if (type.startsWith('[]')) return `[]${goTypeName(type.slice(2))}`;
  if (type.startsWith('map:')) return `map[string]${goTypeName(type.slice(4))}`;
  return scalars[type] ?? type.split('.').slice(-2).join('.');
}

/** The type of what a list or map of this Go type holds. A named map or list is asked for by its field's own type. */
export function goItemType(goType: string, itemType: string): string {
  const item = /^(?:\[\]|map\[[^\]]*\])(.+)$/.exec(goType)?.[1];
  return item ?? goTypeName(itemType);
}

/** The struct name of a type: `core.v1.PodSpec` to `PodSpec`. */
export function goStructName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
