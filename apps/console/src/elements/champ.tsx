import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';

/** One line of text of a form, with what to write in it. */
export function Champ({
  nom,
  aide,
  valeur,
  changer,
  type = 'text',
  obligatoire = false,
  maximum,
}: {
  nom: string;
  aide?: string;
  valeur: string;
  changer: (valeur: string) => void;
  type?: 'text' | 'date';
  obligatoire?: boolean;
  maximum?: number;
}) {
  return (
    <TextField
      className="champ"
      type={type}
      value={valeur}
      onChange={changer}
      isRequired={obligatoire}
      maxLength={maximum}
      autoComplete="off"
    >
      <Label>{nom}</Label>
      {aide !== undefined && <Text slot="description">{aide}</Text>}
      <Input />
      <FieldError />
    </TextField>
  );
}
