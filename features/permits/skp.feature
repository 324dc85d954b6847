# language: id
Fitur: Surat Keterangan Penelitian
  Penelitian di kota diketahui Kesbangpol lebih dahulu; suratnya berlaku selama masa penelitian.

  Skenario: Kesbangpol mengkaji dampaknya
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka kesbangpol ditanya

  Skenario: Surat berlaku sampai penelitian selesai
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/SKP/2026"
    Dan izin berlaku sampai "2027-06-30"

  Skenario: Berkas yang diperbaiki diperiksa lagi dari awal
    Dengan contoh permohonan "skp"
    Dan Bayu sudah mengembalikan karena "Foto tidak terbaca", menyebut foto: "Tidak terbaca"
    Ketika pemohon memperbaiki dokumen "foto"
    Maka permohonan berada di "kelengkapan"
    Dan "kelengkapan" dikunjungi 2 kali

  Skenario: Penolakan diberi nomor dan alasan sendiri
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "tolak" karena "Lokasi penelitian di luar kota"
    Dan Maya sudah memutuskan "ditandatangani"
    Ketika semua urusan dilaksanakan
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-SKP/2026"

  Skenario: Perorangan tidak perlu surat pengantar
    Ketika permohonan "skp" diajukan dengan
      | jenis_peneliti | perorangan |
    Maka permohonan berada di "kelengkapan"
